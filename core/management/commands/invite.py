"""Inviting the first administrator: whoever has the server's console starts the chain."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from core.accounts import invitations
from core.roles import Role
from core.text import EmailNotUsable, normalise_email

WITHOUT_POST = [role.value for role in Role if role not in {Role.CITIZEN, Role.MP, Role.ASSISTANT}]


class Command(BaseCommand):
    help = "Send an invitation to a role. MPs and assistants are invited on the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=WITHOUT_POST)
        parser.add_argument("--language", choices=["az", "en", "ru"], default="az")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            email = normalise_email(options["email"])
            invitations.invite(
                email, Role(options["role"]), post="", language=options["language"], by=None
            )
        except EmailNotUsable as problem:
            raise CommandError("this is no e-mail address") from problem
        except invitations.AlreadyInvited as problem:
            raise CommandError("an invitation waits already for an answer") from problem
        self.stdout.write(f"The invitation to {email} is in the queue of mails.")
