"""The SBOM in CycloneDX 1.6 (ECMA-424), as JSON."""

from __future__ import annotations

from factory import __version__
from factory.release.describe import CREATOR, Described, classes, download, purl
from factory.release.licences import Licence


def cyclonedx(image: Described) -> str:
    from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentType
    from cyclonedx.model.license import DisjunctiveLicense, LicenseExpression
    from cyclonedx.model.tool import ToolRepository
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    def sha256(digest: str) -> list[HashType]:
        return [HashType(alg=HashAlgorithm.SHA_256, content=digest)]

    def licence(found: Licence) -> list[DisjunctiveLicense | LicenseExpression]:
        if found.words:  # LicenseRef- means something inside an SPDX document only
            return [DisjunctiveLicense(name=found.words)]
        return [LicenseExpression(found.expression)]

    bom = Bom(serial_number=image.uuid)
    main = Component(
        name=image.name, version=image.version, type=ComponentType.FIRMWARE, bom_ref=f"image:{image.name}",
        description=image.description, hashes=sha256(image.sha256),
    )  # fmt: skip
    bom.metadata = BomMetaData(
        timestamp=image.created, component=main,
        tools=ToolRepository(components=[Component(name=CREATOR, version=__version__, type=ComponentType.APPLICATION)]),
    )  # fmt: skip
    archives = {}
    for source, what in image.parts.sources:
        address = download(source)
        archives[source.name] = Component(
            name=source.name, version=source.version, type=ComponentType.LIBRARY, bom_ref=f"source:{source.name}",
            description=what, hashes=sha256(source.sha256), licenses=licence(image.licences[source.name]),
            purl=PackageURL.from_string(purl(source)),
            external_references=[ExternalReference(type=ExternalReferenceType.SOURCE_DISTRIBUTION, url=XsUri(address))]
            if address else [],
            properties=[
                Property(name=f"{CREATOR}:file", value=source.file),
                *(Property(name=f"{CREATOR}:licence-text", value=text) for text in image.texts[source.name]),
            ],
        )  # fmt: skip
    found = {
        library.name: Component(
            name=library.name, version=library.version or image.version, type=ComponentType.LIBRARY,
            bom_ref=f"library:{library.name}", description=library.description,
            licenses=licence(image.licences[library.source.name]) if library.source else [],
        )
        for library in image.parts.libraries
    }  # fmt: skip
    elements = [
        Component(
            name=each.path, version=image.version, type=ComponentType.FILE, bom_ref=f"element:{each.path}",
            description=classes(each), hashes=sha256(each.sha256),
            properties=[Property(name=f"{CREATOR}:element", value=name) for name in each.classes],
        )
        for each in image.parts.elements
    ]  # fmt: skip
    outside = [
        Component(
            name=each.name, version=image.version, type=ComponentType.LIBRARY, bom_ref=f"package:{each.name}",
            description="a package of elements, outside the checkout", hashes=sha256(each.sha256),
        )
        for each in image.parts.packages
    ]  # fmt: skip
    parts = [*archives.values(), *found.values(), *outside, *elements]
    for component in parts:
        bom.components.add(component)
    bom.register_dependency(main, parts)
    for library in image.parts.libraries:
        needs = [found[name] for name in library.needs if name in found]
        own = [archives[library.source.name]] if library.source else []
        bom.register_dependency(found[library.name], [*needs, *own])
    return f"{JsonV1Dot6(bom).output_as_string(indent=1)}\n"
