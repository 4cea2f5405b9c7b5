"""Sentences in the scripts papers are printed in, with places for what is inserted; plainly invented."""

from __future__ import annotations

from typing import NamedTuple

from barnombud.documents.model import Run, Runs, filled

NAME = "Åsa Berg (Tallbacken)"
TELEPHONE = "070-174 06 05"
DATE = "2026-12-08"


class Sample(NamedTuple):
    """A passage, and a sentence with a name, a telephone number and a date in it."""

    passage: str
    sentence: str


SAMPLES = {
    "ar": Sample(
        "هذه معلومات عن المشاركة في فريق الدعم. يمكنك أن تقول نعم أو لا. شكرًا جزيلًا.",
        "يمكنك الاتصال بـ {name} على الرقم {telephone} قبل {date} (يوم الثلاثاء).",
    ),
    "fa": Sample(
        "این برگه درباره‌ی گروه پشتیبانی است. شما می‌توانید بله یا نه بگویید؛ ۱۲ روز.",
        "با {name} به شمارهٔ {telephone} پیش از {date} تماس بگیرید (سه‌شنبه).",
    ),
    "prs": Sample(
        "این ورق معلومات در بارهٔ گروپ حمایت است. شما می‌توانید بلی یا نخیر بگویید.",
        "با {name} به نمبر {telephone} پیش از {date} تماس بگیرید (۸ قوس).",
    ),
    "ckb": Sample(
        "ئەم پەڕەیە زانیاری لەسەر تیمی پشتگیری دەدات؛ دەتوانیت بڵێیت بەڵێ یان نەخێر، ڕۆژی هەینی.",
        "پەیوەندی بکە بە {name} لە ژمارەی {telephone} پێش {date} (هەینی).",
    ),
    "ti": Sample(
        "እዚ ሓበሬታ ብዛዕባ ጋንታ ደገፍ እዩ። እወ ወይ ኣይፋል ክትብል ትኽእል ኢኻ?",
        "ን {name} ብቑጽሪ {telephone} ቅድሚ {date} ደውል (ሰሉስ)።",
    ),
    "yi": Sample(
        "דאָס איז אינפֿאָרמאַציע וועגן דער שטיץ־גרופּע. איר קענט זאָגן יאָ אָדער ניין.",
        "רופֿט {name} אויף {telephone} ביז {date} (דינסטיק).",
    ),
    "th": Sample(
        "นี่คือ\u200bข้อมูล\u200bเกี่ยวกับ\u200bทีม\u200bสนับสนุน ผู้ที่\u200bดื่ม\u200bน้ำ",
        "โทรหา {name} ที่เบอร์ {telephone} ก่อน {date} (วันอังคาร)",
    ),
    "ru": Sample(
        "Это сведения о группе поддержки. Вы можете сказать да или нет.",
        "Позвоните {name} по телефону {telephone} до {date} (вторник).",
    ),
    "uk": Sample(
        "Це інформація про групу підтримки. Ви можете сказати так або ні, ґанок, їжа.",
        "Зателефонуйте {name} за номером {telephone} до {date} (вівторок).",
    ),
    "kmr": Sample(
        "Ev agahî li ser tîma piştgiriyê ye. Tu dikarî bêjî erê yan na.",
        "Telefonî {name} bike li {telephone} berî {date} (sêşem).",
    ),
    "pl": Sample(
        "To są informacje o zespole wsparcia. Możesz powiedzieć tak lub nie: źółć.",
        "Zadzwoń do {name} pod numer {telephone} przed {date} (wtorek).",
    ),
    "so": Sample(
        "Kani waa warbixin ku saabsan kooxda taageerada. Waad oran kartaa haa ama maya.",
        "Wac {name} lambarka {telephone} ka hor {date} (Talaado).",
    ),
    "bs": Sample(
        "Ovo su informacije o timu za podršku. Možete reći da ili ne: šđčćž.",
        "Nazovite {name} na {telephone} prije {date} (utorak).",
    ),
    "sq": Sample(
        "Ky është informacion për ekipin mbështetës. Mund të thuash po ose jo.",
        "Telefono {name} në {telephone} para {date} (e martë).",
    ),
    "tr": Sample(
        "Bu, destek ekibi hakkında bilgidir. Evet ya da hayır diyebilirsiniz: ığüşöç İ.",
        "{date} tarihinden önce {name} kişisini {telephone} numarasından arayın (salı).",
    ),
    "ro": Sample(
        "Acestea sunt informații despre echipa de sprijin. Puteți spune da sau nu: ăâîșț.",
        "Sunați la {name}, {telephone}, înainte de {date} (marți).",
    ),
    "es": Sample(
        "Esta es información sobre el equipo de apoyo. ¿Puede decir sí o no? ¡Claro!",
        "Llame a {name} al {telephone} antes del {date} (martes).",
    ),
    "fi": Sample(
        "Tämä on tietoa tukitiimistä. Voit sanoa kyllä tai ei.",
        "Soita: {name}, {telephone}, ennen {date} (tiistai).",
    ),
    "se": Sample(
        "Dát lea diehtu doarjjajoavkku birra. Don sáhtát dadjat juo dahje ii. Ŋ ŧ đ š ž č ǩ ʒ.",
        "Riŋge {name} nummirii {telephone} ovdal {date} (maŋŋebárgga).",
    ),
    "smj": Sample(
        "Dát le diehto doarjjajuohkusa birra. Ń ń ŋ á å æ.", "Ringgi {name}, {telephone}, {date} (dijstahka)."
    ),
    "sma": Sample(
        "Daate lea bïevnese dåarjoedåehkien bïjre. Ï ï ø æ.", "Ringkh {name}, {telephone}, {date} (dæjsta)."
    ),
    "rom": Sample(
        "Kadava si informacia palal o teamo. Šaj phenes va vaj na: č š ž.",
        "Akhar {name}, {telephone}, {date}.",
    ),
    "fit": Sample(
        "Tämä oon tietoa tukiryhmästä. Saatat sanoa joo tahi ei: š ž.", "Soita {name}, {telephone}, {date}."
    ),
}


def sentence(language: str) -> Runs:
    """The sentence of ``language`` with the Swedish name, telephone number and date in it."""
    values: dict[str, str | Run] = {
        "name": Run(NAME, language="sv"),
        "telephone": TELEPHONE,
        "date": DATE,
    }
    return filled(SAMPLES[language].sentence, values, language=language)
