"""What a record is. Nothing here reads text; everything else writes these types."""

from segun.ledger.records import (
    Act,
    Actor,
    Certainty,
    Commitment,
    Document,
    Event,
    EventMention,
    Evidence,
    EvidenceKind,
    Form,
    Grain,
    Kind,
    Ledger,
    Link,
    LinkType,
    Mention,
    MentionType,
    Moment,
    Place,
    Polarity,
    Quantity,
    Role,
    Sourcing,
    Statement,
    Status,
    TextWarning,
    Time,
    TimexType,
    WarningKind,
)
from segun.ledger.spans import Span

SCHEMA = "segun/1"

__all__ = [
    "SCHEMA", "Act", "Actor", "Certainty", "Commitment", "Document", "Event", "EventMention", "Evidence", "EvidenceKind",
    "Form", "Grain", "Kind", "Ledger", "Link", "LinkType", "Mention", "MentionType", "Moment", "Place", "Polarity",
    "Quantity", "Role", "Sourcing", "Span", "Statement", "Status", "TextWarning", "Time", "TimexType", "WarningKind",
]  # fmt: skip
