"""The SBOM in SPDX 2.3 (ISO/IEC 5962), as JSON; it is validated before it is written."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Any

from factory import __version__
from factory.errors import ExitCode, FactoryError, disk_errors
from factory.release.describe import CREATOR, Described, classes, download, purl
from factory.release.licences import Licence


def spdx(image: Described) -> str:
    from spdx_tools.spdx import model
    from spdx_tools.spdx.jsonschema.document_converter import DocumentConverter
    from spdx_tools.spdx.validation.document_validator import validate_full_spdx_document

    converter: Any = DocumentConverter  # has no annotations
    nothing = model.SpdxNoAssertion()
    sha256 = model.ChecksumAlgorithm.SHA256
    kinds = model.RelationshipType
    top = _id("image", image.name)

    def package(spdx_id: str, name: str, version: str, licence: Licence | None, **more: Any) -> model.Package:
        return model.Package(
            spdx_id, name, more.pop("address", None) or nothing, version=version, files_analyzed=False,
            license_concluded=nothing, license_declared=_expression(licence) if licence else nothing,
            copyright_text=nothing, **more,
        )  # fmt: skip

    main = package(
        top, image.name, image.version, None, description=image.description, file_name=f"{image.name}.elf",
        checksums=[model.Checksum(sha256, image.sha256)], primary_package_purpose=model.PackagePurpose.FIRMWARE,
    )  # fmt: skip
    packages, files = [main], []
    links = [model.Relationship("SPDXRef-DOCUMENT", kinds.DESCRIBES, top)]
    for source, what in image.parts.sources:
        own = _id("source", source.name)
        reference = model.ExternalPackageRef(
            model.ExternalPackageRefCategory.PACKAGE_MANAGER, "purl", purl(source)
        )  # fmt: skip
        packages.append(
            package(
                own, source.name, source.version, image.licences[source.name], address=download(source),
                description=what, file_name=source.file, checksums=[model.Checksum(sha256, source.sha256)],
                primary_package_purpose=model.PackagePurpose.SOURCE, external_references=[reference],
                license_comment="texts: " + ", ".join(image.texts[source.name]),
            )
        )  # fmt: skip
        links.append(model.Relationship(top, kinds.GENERATED_FROM, own))
    for library in image.parts.libraries:
        own = _id("library", library.name)
        licence = image.licences[library.source.name] if library.source else None
        packages.append(
            package(
                own, library.name, library.version or image.version, licence, description=library.description,
                primary_package_purpose=model.PackagePurpose.LIBRARY,
            )
        )  # fmt: skip
        links.append(model.Relationship(top, kinds.STATIC_LINK, own))
        if library.source:
            links.append(model.Relationship(own, kinds.GENERATED_FROM, _id("source", library.source.name)))
        links += [model.Relationship(own, kinds.DEPENDS_ON, _id("library", name)) for name in library.needs]
    for each in image.parts.packages:
        own = _id("package", each.name)
        packages.append(
            package(
                own, each.name, image.version, None, description="a package of elements, outside the checkout",
                checksums=[model.Checksum(sha256, each.sha256)], primary_package_purpose=model.PackagePurpose.SOURCE,
                comment="the digest is that of the list of its sources that sha256sum writes",
            )
        )  # fmt: skip
        links.append(model.Relationship(top, kinds.GENERATED_FROM, own))
    for element in image.parts.elements:
        own = _id("element", element.path)
        checksums = [
            model.Checksum(model.ChecksumAlgorithm.SHA1, _sha1(element.file)),
            model.Checksum(sha256, element.sha256),
        ]
        files.append(
            model.File(
                f"./{element.path}", own, checksums, [model.FileType.SOURCE], license_concluded=nothing,
                license_info_in_file=[nothing], copyright_text=nothing, comment=f"elements: {classes(element)}",
            )
        )  # fmt: skip
        links.append(model.Relationship(top, kinds.GENERATED_FROM, own))
    creation = model.CreationInfo(
        "SPDX-2.3", "SPDXRef-DOCUMENT", image.name, f"urn:uuid:{image.uuid}",
        [model.Actor(model.ActorType.TOOL, f"{CREATOR}-{__version__}")], image.created.replace(tzinfo=None),
    )  # fmt: skip
    extracted = [
        model.ExtractedLicensingInfo(each.expression, each.words, comment="the words of the lock file")
        for each in {one.expression: one for one in image.licences.values() if one.words}.values()
    ]
    document = model.Document(creation, packages, files, [], [], links, extracted)
    wrong = validate_full_spdx_document(document)
    if wrong:
        raise FactoryError(
            "the SPDX document is not valid", code=ExitCode.BUG, details=[each.validation_message for each in wrong]
        )
    return json.dumps(converter().convert(document), indent=1) + "\n"


def _expression(licence: Licence) -> Any:
    from license_expression import get_spdx_licensing

    known: Any = get_spdx_licensing()
    return known.parse(licence.expression)


def _id(kind: str, name: str) -> str:
    """Identifiers have letters, digits, dots and hyphens only (clause 7.2)."""
    return f"SPDXRef-{kind}-{re.sub('[^A-Za-z0-9.]', '-', name)}"


def _sha1(path: Path) -> str:
    """SPDX 2.3 requires it of files (clause 8.4); nothing here relies on it."""
    with disk_errors(f"read {path.name}", path), path.open("rb") as stream:
        return hashlib.file_digest(stream, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()
