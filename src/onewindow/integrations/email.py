"""Messages by e-mail, through whatever mail server Django was told of."""

import smtplib

from django.core.mail import EmailMessage

from onewindow.messaging.driver import Letter, Rejected, Unreachable


class EmailDriver:
    """The first sentence is the subject; the message's number is its Message-ID, so that a repetition is known."""

    def send(self, letter: Letter) -> str:
        head = {"Message-ID": f"<{letter.id}@onewindow>"}
        mail = EmailMessage(subject=letter.text.partition("：")[0][:60], body=letter.text, to=[letter.to], headers=head)
        try:
            mail.send()
        except smtplib.SMTPRecipientsRefused as fault:
            raise Rejected(str(fault)) from fault
        except (OSError, smtplib.SMTPException) as fault:
            raise Unreachable(str(fault)) from fault
        return letter.id
