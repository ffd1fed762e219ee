"""Labels that say that somebody speaks but not who, as programs and people write them.

``Speaker 1`` in the languages that Otter, Teams, Descript, Feishu, Clova and their like have;
roles (``Host``); the voices of breaks and advertisements; telephone numbers of a meeting's guests.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VOICES = (
    "speaker|spk|voice|participant|panell?ist|caller|audience member|reporter|presenter"
    "|sprecher(?:in)?|stimme|teilnehmer(?:in)?|person"
    "|intervenante?|locuteur|locutrice|interlocuteur|orateur|oratrice|participante?"
    "|hablante|orador|oradora|ponente|interlocutora?|locutora?|falante"
    "|parlante|relatore|oratore|interlocutore|partecipante"
    "|spreker|deelnemer|talare|deltagare|taler|deltager|puhuja|osallistuja"
    "|mówca|rozmówca|mluvčí|řečník|hovoriaci|vorbitor|beszélő|konuşmacı|katılımcı"
    "|спикер|говорящий|диктор|участник|собеседник|мовець|учасник|говорител|ομιλητής|ομιλήτρια"
    "|דובר|דוברת|משתתף|متحدث|المتحدث|مشارك|वक्ता|ผู้พูด|ผู้เข้าร่วม|người nói|pembicara"
    "|说话人|說話人|说话者|发言人|發言人|发言者|讲话人|讲者|講者|参会人|话者"
    "|話者|発言者|参加者|スピーカー|화자|참석자|발화자|발언자"
)
_ROLES = (
    "host|guest|interviewer|interviewee|moderator|narrator|audience|announcer|all|both|everyone|(?-i:[QAIR]|I[VE])"
    "|(?:wo)?man|(?:fe)?male"
    "|gastgeber(?:in)?|gast|moderatorin|interviewerin|erzähler(?:in)?|publikum"
    "|invitée?|animateur|animatrice|présentateur|présentatrice|hôte|modérateur|narrateur"
    "|invitad[oa]|entrevistador|entrevistadora|entrevistad[oa]|presentadora?|moderadora?"
    "|convidad[oa]|apresentadora?|ospite|conduttore|conduttrice|intervistatore|moderatore"
    "|ведущий|ведущая|гость|гостья|интервьюер|ведучий|ведуча"
    "|主持人|嘉宾|嘉賓|主播|记者|記者|采访者|受访者|旁白|观众|听众"
    "|司会|司会者|ゲスト|聞き手|ナレーション|ナレーター|진행자|게스트|사회자"
)
_BREAKS = (
    "break|ads?|advert(?:isement)?|commercial|promo|jingle|sponsor|(?:pre|mid|post)[ -]?roll"
    "|voice[ -]?over|werbung|publicité|publicidad|pubblicità|реклама|广告|廣告|広告|광고"
)
_UNKNOWN = (
    r"(?:(?:unknown|unidentified|unnamed)(?:[ _](?:speaker|voice|person|(?:fe)?male))?"
    r"|(?:fe)?male(?:[ _](?:speaker|voice))"
    r"|unbekannter? sprecher(?:in)?|(?:intervenant|locuteur|orateur) inconnu"
    r"|(?:hablante|orador) desconocido|falante desconhecido"
    r"|неизвестный(?: спикер)?|未知(?:说话人)?)"
)
_NUMBER = r"(?:[ _#.-]?[A-Z]{0,2}\d{1,3}|[ _#-][A-Z]|[ _](?:one|two|three|four))"
_PLACEHOLDER = re.compile(
    rf"(?:{_UNKNOWN}|{_VOICES}|{_ROLES}|{_BREAKS}){_NUMBER}?\Z", re.IGNORECASE
)
_TELEPHONE = re.compile(r"\+?[\d*X][\d*X() -]{5,22}[\d*X]\Z|(?:iPhone|iPad|Galaxy)\Z")


@lru_cache(maxsize=4_096)
def is_placeholder(name: str) -> bool:
    """Whether a label says that somebody spoke but not who.

    >>> [is_placeholder(name) for name in ("Speaker 1", "SPEAKER_00", "Unknown", "Orateur 2")]
    [True, True, True, True]
    >>> [is_placeholder(name) for name in ("发言人1", "+1 555-***-0199", "Ada", "Hostess")]
    [True, True, False, False]
    """
    name = name.strip()
    return _PLACEHOLDER.match(name) is not None or _TELEPHONE.match(name) is not None
