"""A browser that is signed in without passing the door, for tests of what lies behind it."""

from django.conf import settings
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client

from onewindow.organisation.actor import Actor
from onewindow.web.session import EPOCH, POST


def session_cookie(actor: Actor) -> str:
    """The value of the session cookie in this person's hat."""
    session = SessionStore()
    session[POST], session[EPOCH] = actor.post_id, 1
    session.save()
    return str(session.session_key)


def client_of(actor: Actor) -> Client:
    """A test client in this person's hat."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session_cookie(actor)
    return client
