"""The doer of message translation: the other side's language, without anything personal."""

from inquiries.models import Inquiry, Message, MessageTranslation
from pavilion.jobs.errors import PermanentError
from pavilion.jobs.models import MAX_ATTEMPTS
from pavilion.translation import gateway
from pavilion.translation.masking import Name


def translate(job: MessageTranslation) -> None:
    """Put the message into the job's language and keep what the checks found.

    While engines are out of reach it is tried again; the last time the built-in engine drafts,
    so that the reader has something beside the original.
    """
    related = ("inquiry__supplier", "inquiry__buyer")
    message = Message.objects.select_related(*related).get(pk=job.message_id)
    [result] = gateway.translate(
        [message.body],
        source=message.language,
        target=job.language,
        purpose="message",
        names=names_in(message.inquiry),
        allow_builtin=job.attempts >= MAX_ATTEMPTS,
    )
    if not result.text.strip():
        raise PermanentError("no engine gave a usable translation")
    mine = MessageTranslation.objects.filter(pk=job.pk, state=job.state, attempts=job.attempts)
    mine.update(
        body=result.text,
        engine=result.engine,
        is_draft=result.is_draft,
        findings=[[finding.code, finding.span] for finding in result.findings],
    )


def names_in(inquiry: Inquiry) -> list[Name | str]:
    """The people and companies of this conversation: their names travel as placeholders."""
    supplier = inquiry.supplier
    company = {text.language: text.name for text in supplier.texts.all()}
    pairs = [
        (company.get("ko", ""), company.get("en", "")),
        (supplier.representative_ko, supplier.representative_en),
        (supplier.contact_name_ko, supplier.contact_name_en),
    ]
    names: list[Name | str] = [Name(one, other) for one, other in pairs if one]
    names += [Name(other, one) for one, other in pairs if other]
    people = supplier.members.values_list("name", flat=True)
    buyer = inquiry.buyer
    names += [*people, inquiry.name, inquiry.company, buyer.name, buyer.company]
    return [name for name in dict.fromkeys(names) if name]
