"""Inviting an assistant: an address is all."""

from django import forms

from core.fields import EmailIdentityField


class InviteAssistantForm(forms.Form):
    email = EmailIdentityField()
