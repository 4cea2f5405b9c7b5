"""What a paper's file says about itself in a form that archives read: title, id, version, state (XMP, R27).

Never a name: the words come from the kind of paper, not from what stands on it.
"""

from __future__ import annotations

from html import escape

from barnombud.documents.model import ArchiveForm, Identity

_NAMESPACE = "urn:barnombud:paper:1:"
_HEAD = "\ufeff"
_PACKET = """<?xpacket begin="{head}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:paper="{namespace}">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{product}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{product}</xmp:CreatorTool><pdf:Producer>{product}</pdf:Producer>
{identity}</rdf:Description>
{schemas}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_IDENTITY = """<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<dc:identifier>{document_id}</dc:identifier>
<paper:documentId>{document_id}</paper:documentId><paper:version>{version}</paper:version>
<paper:state>{state}</paper:state>
"""
_SCHEMAS = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>{schemas}</rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
_SCHEMA = """<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{name}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI><pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>
"""
_PROPERTY = """<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>
<pdfaProperty:valueType>{kind}</pdfaProperty:valueType><pdfaProperty:category>{category}</pdfaProperty:category>
<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>
"""
_OWN = (
    ("documentId", "Text", "external", "Identifier that stands on every page"),
    ("version", "Integer", "external", "Version of the paper, counted from 1"),
    ("state", "Text", "external", "State of the paper: draft, finalised or handed over"),
)
_UNIVERSAL_ACCESS = (("part", "Integer", "internal", "Part of ISO 14289 that the file conforms to"),)


def packet(title: str, language: str, product: str, identity: Identity | None, form: ArchiveForm) -> bytes:
    """Return the whole packet; the same values give the same bytes."""
    schemas = _schema(
        "PDF/UA identification", "http://www.aiim.org/pdfua/ns/id/", "pdfuaid", _UNIVERSAL_ACCESS
    ) + _schema("Barnombud paper", _NAMESPACE, "paper", _OWN)
    return _PACKET.format(
        head=_HEAD,
        namespace=_NAMESPACE,
        part=form.part,
        title=escape(title),
        product=escape(product),
        language=escape(language),
        identity=_identity(identity),
        schemas=_SCHEMAS.format(schemas=schemas),
    ).encode("utf-8")


def _identity(identity: Identity | None) -> str:
    if identity is None:
        return ""
    return _IDENTITY.format(
        date=identity.printed_at.isoformat(timespec="seconds"),
        document_id=escape(identity.document_id),
        version=identity.version,
        state=escape(identity.state),
    )


def _schema(name: str, namespace: str, prefix: str, properties: tuple[tuple[str, str, str, str], ...]) -> str:
    rows = (
        _PROPERTY.format(name=each, kind=kind, category=category, description=description)
        for each, kind, category, description in properties
    )
    return _SCHEMA.format(name=name, namespace=namespace, prefix=prefix, properties="".join(rows))
