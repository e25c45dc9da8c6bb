"""What the specimens speak of. Invented, and in Azerbaijani like the drawings of the site."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.paginator import Paginator
from django.utils.datastructures import MultiValueDict

LONG = 40
# Not a code: nobody shall scan it.
CODE_PICTURE = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 6 6'%3E"
    "%3Cpath d='M0 0h2v2H0zM4 0h2v2H4zM0 4h2v2H0zM2 2h2v2H2z'/%3E%3C/svg%3E"
)


class SampleForm(forms.Form):
    """One field of each kind."""

    subject = forms.CharField(
        label="Sual nə haqqındadır? Bir cümlə ilə yazın",
        help_text="Bu cümlə sualınızın başlığı olacaq.",
    )
    text = forms.CharField(
        label="Sualınız nədir?",
        help_text="Bir mövzu üzrə bir sual yazın.",
        widget=forms.Textarea(attrs={"class": "serif"}),
    )
    year = forms.CharField(
        label="İl", required=False, widget=forms.TextInput(attrs={"class": "short"})
    )
    code = forms.CharField(label="Kod", widget=forms.TextInput(attrs={"class": "code"}))
    kind = forms.ChoiceField(label="Növ", choices=[("bill", "Qanun layihəsi"), ("act", "Qanun")])
    stance = forms.ChoiceField(
        label="Mövqeyiniz",
        choices=[("for", "Lehinəyəm"), ("change", "Şərtlə lehinəyəm"), ("no", "Əleyhinəyəm")],
        widget=forms.RadioSelect,
    )
    news = forms.MultipleChoiceField(
        label="Nə barədə yazaq?",
        choices=[("text", "Mətn dəyişəndə"), ("reply", "Cavab veriləndə")],
        widget=forms.CheckboxSelectMultiple,
    )
    agree = forms.BooleanField(
        label="Bu cihazda yadda saxlanılsın", help_text="Yalnız öz cihazınızdırsa"
    )
    file = forms.FileField(
        label="Fayl",
        help_text="Sadə mətn və ya Markdown (.txt, .md), ən çoxu 5 MB.",
        widget=forms.FileInput(attrs={"accept": ".txt,.md"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hints = {"change": "Dəyişiklik təklif edirəm"}
        self.fields["stance"].choice_hints = hints  # type: ignore[attr-defined] # read by field.html


class WrongForm(forms.Form):
    text = forms.CharField(
        label="Sualınız nədir?",
        error_messages={"required": "Sualınızı yazın"},
        widget=forms.Textarea,
    )
    email = forms.EmailField(
        label="E-poçt ünvanınız",
        error_messages={"invalid": "E-poçtu bu formada yazın: ad@nümunə.az"},
    )
    stance = forms.ChoiceField(
        label="Mövqeyiniz",
        choices=[("for", "Lehinəyəm"), ("no", "Əleyhinəyəm")],
        error_messages={"required": "Mövqeyinizi seçin"},
        widget=forms.RadioSelect,
    )


class WrongFile(forms.Form):
    file = forms.FileField(
        label="Fayl", error_messages={"empty": "Bu fayl boşdur. Başqa fayl seçin."}
    )


class Notice:
    """Like a message of django.contrib.messages."""

    def __init__(self, level_tag: str, words: str) -> None:
        self.level_tag = level_tag
        self.words = words

    def __str__(self) -> str:
        return self.words


def context() -> dict[str, Any]:
    """Everything a specimen may name."""
    file = SimpleUploadedFile("layihe.txt", b"")
    return {
        "form": SampleForm(prefix="sample"),
        "wrong": WrongForm({"wrong-text": "", "wrong-email": "leyla@"}, prefix="wrong"),
        "wrong_file": WrongFile(
            {}, MultiValueDict({"wrong_file-file": [file]}), prefix="wrong_file"
        ),
        "code_picture": CODE_PICTURE,
        "page_obj": Paginator(range(LONG), 8).page(2),
        "notices": [
            Notice("success", "Rəyiniz göndərildi."),
            Notice("info", "Keçidin müddəti bitib."),
            Notice("error", "Göndərilmədi: yenidən cəhd edin."),
        ],
        **_lists(),
    }


def _lists() -> dict[str, list[dict[str, object]]]:
    return {
        "figures": [
            {"value": "8", "label": "dəyişən maddə", "base": "17 maddədən"},
            {"value": "84%", "label": "cavablandırılıb", "base": "288 rəy"},
            {"value": "6 gün", "label": "orta cavab müddəti"},
        ],
        "stages": [
            {"label": "Komitədə", "note": "18 sentyabr 2025", "state": "done"},
            {"label": "İkinci oxunuş", "note": "İndi burada", "state": "now"},
            {"label": "İmzalanma", "note": "Tarix təyin olunmayıb", "state": "next"},
        ],
        "events": [
            {"label": "Göndərilib", "when": "12 dekabr 2025", "state": "done"},
            {"label": "Rəsmi cavab verilib", "when": "19 dekabr 2025", "state": "now"},
            {"label": "Mətn dəyişəndə", "when": "Tarix təyin olunmayıb", "state": "next"},
        ],
        "options": [
            {"value": "2", "label": "14 mart 2026-cı il", "selected": True},
            {"value": "1", "label": "21 oktyabr 2025-ci il", "selected": False},
        ],
        "ways_out": [
            {"url": "#empty", "label": "Bu mövzuda bütün mərhələlər", "count": "3"},
            {"url": "#empty", "label": "Komitədəki bütün layihələr", "count": "5"},
        ],
        "typed_values": [{"label": "Rəyiniz", "value": "Müddət 60 gün olsun."}],
    }
