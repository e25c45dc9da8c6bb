from ethics_code.models.access import Access
from ethics_code.models.consultation import Consultation
from ethics_code.models.example import ExampleStep, WorkedExample
from ethics_code.models.guidance import Guidance
from ethics_code.models.message import Message
from ethics_code.models.record_key import RecordKey

__all__ = [
    "Access",
    "Consultation",
    "ExampleStep",
    "Guidance",
    "Message",
    "RecordKey",
    "WorkedExample",
]
