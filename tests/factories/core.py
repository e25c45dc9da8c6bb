import factory
from allauth.account.models import EmailAddress

from core.models import User
from core.roles import grant


class UserFactory(factory.django.DjangoModelFactory):
    """An account with a verified address. `roles=(Role.MP,)` grants roles."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Şəxs {n}")

    @factory.post_generation
    def verified(self, create, extracted, **kwargs):
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, verified=True, primary=True)

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        for role in extracted or ():
            grant(self, role)
