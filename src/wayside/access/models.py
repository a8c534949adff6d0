"""Natural persons and their accounts."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from wayside.audit.classification import FieldClass


class NaturalPerson(models.Model):
    """A human being who works in the partnership. Separation of duties and of sides is by
    person, not by account: two accounts of one person are still one person."""

    classified: ClassVar = {
        "id": FieldClass.OPERATIONAL,
        "name": FieldClass.PERSONAL,
        "created_at": FieldClass.OPERATIONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; there is no superuser in Wayside."""

    def create_user(
        self, email: str, *, person: NaturalPerson, password: str | None = None
    ) -> "Account":
        """An account for a person; without a password it can only be opened by reset."""
        account = self.model(email=self.normalize_email(email).lower(), person=person)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """How a natural person signs in: an e-mail address, a password and a second factor."""

    classified: ClassVar = {
        "id": FieldClass.OPERATIONAL,
        "email": FieldClass.PERSONAL,
        "person": FieldClass.PERSONAL,
        "password": FieldClass.PERSONAL,
        "last_login": FieldClass.OPERATIONAL,
        "is_active": FieldClass.OPERATIONAL,
        "created_at": FieldClass.OPERATIONAL,
    }

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    person = models.ForeignKey(NaturalPerson, on_delete=models.PROTECT, related_name="accounts")
    is_active = models.BooleanField(_("open"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = AccountManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ("email",)

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        """The person's name, as pages show it."""
        return self.person.name
