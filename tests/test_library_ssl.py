"""OpenSSL in a guest: TLS from end to end, and upstream's own tests."""

from __future__ import annotations

import re
from pathlib import Path

import library_apps
import pytest

pytestmark = pytest.mark.boot

TLS, EVP, EVP_EXTRA, BN, UNITS = "ssl/ssl-tls", "ssl/ssl-evp", "ssl/ssl-evp-extra", "ssl/ssl-bn", "ssl/ssl-units"

# Vector files of evp_test by how many vectors of each run; the rest of a file is for algorithms that the library leaves
# out. Files of which nothing would run, or which take long, are not here (minios/libs/ssl/README.md).
VECTORS: dict[str, dict[str, int]] = {
    "ciphers, digests, MACs": {
        "evpciph_aes_ccm_cavs": 2865,
        "evpciph_aes_common": 164,
        "evpciph_aes_cts": 42,
        "evpciph_aes_stitched": 12,
        "evpciph_aes_wrap": 26,
        "evpciph_chacha": 27,
        "evpencod": 47,
        "evpmac_blake": 41,
        "evpmac_cmac_des": 2,
        "evpmac_common": 65,
        "evpmac_poly1305": 46,
        "evpmac_siphash": 30,
        "evpmac_sm3": 4,
        "evpmd_blake": 18,
        "evpmd_md": 10,
        "evpmd_sha": 59,
        "evpmd_sm3": 2,
    },
    "derivation": {
        "evpkdf_hkdf": 28,
        "evpkdf_krb5": 7,
        "evpkdf_pbkdf2": 18,
        "evpkdf_scrypt": 6,
        "evpkdf_ss": 159,
        "evpkdf_ssh": 606,
        "evpkdf_tls11_prf": 3,
        "evpkdf_tls12_prf": 4,
        "evpkdf_tls13_kdf": 563,
        "evpkdf_x942": 10,
        "evpkdf_x963": 16,
        "evppbe_pbkdf2": 21,
        "evppbe_pkcs12": 6,
        "evppkey_kdf_hkdf": 26,
        "evppkey_kdf_tls1_prf": 7,
    },
    "random": {
        "evprand": 961,
    },
    "rsa, dh": {
        "evppkey_dh": 5,
        "evppkey_ffdhe": 24,
        "evppkey_mismatch": 5,
        "evppkey_rsa": 62,
        "evppkey_rsa_common": 149,
    },
    "curves": {
        "evppkey_brainpool": 124,
        "evppkey_ecc": 122,
        "evppkey_ecdh": 137,
        "evppkey_ecdsa": 15,
        "evppkey_ecx": 77,
    },
}
BN_FILES = {"bnexp": 5, "bngcd": 4290, "bnmod": 584, "bnmul": 603, "bnshift": 702, "bnsum": 654}

API = "ssl/ssl-api"


@pytest.fixture(scope="module")
def images() -> dict[str, Path]:
    return library_apps.build(TLS, EVP, EVP_EXTRA, BN, UNITS, API)


@pytest.mark.parametrize("machine", ["microvm", "q35"])
def test_tls_between_two_ends_in_one_guest(images: dict[str, Path], machine: str) -> None:
    """Its lines name each check; the first that fails ends it."""
    text, status = library_apps.run(TLS, images[TLS], machine=machine)
    assert status == 0, text
    assert text.endswith("tls ok\n")
    assert text.count("\nTLSv1.3 TLS_AES_256_GCM_SHA384\n") == 3  # EC, Ed25519, RSA
    assert text.count("\nok: resumed\n") == 2
    assert len(re.findall(r"^ok: .*: refused$", text, re.MULTILINE)) == 7


@pytest.mark.parametrize("group", VECTORS)
def test_upstreams_vectors(images: dict[str, Path], group: str) -> None:
    """Every vector of these files gives what upstream's file says: one boot for each group."""
    wanted = VECTORS[group]
    text, status = library_apps.run(EVP, images[EVP], " ".join(f"/{name}.txt" for name in wanted))
    assert status == 0, _failures(text)
    names = re.findall(r"^ *# Reading /(\w+)\.txt$", text, re.MULTILINE)
    counts = re.findall(r"^ *# Completed (\d+) tests with 0 errors and \d+ skipped$", text, re.MULTILINE)
    assert dict(zip(names, map(int, counts), strict=True)) == wanted


def test_upstreams_big_numbers(images: dict[str, Path]) -> None:
    text, status = library_apps.run(BN, images[BN], " ".join(f"/{name}.txt" for name in BN_FILES))
    assert status == 0, _failures(text)
    counts = re.findall(r"^ *# Completed (\d+) tests with 0 errors and 0 skipped$", text, re.MULTILINE)
    assert list(map(int, counts)) == list(BN_FILES.values())


@pytest.mark.parametrize(("name", "tests"), [(UNITS, 382), (EVP_EXTRA, 17), (API, 85)])
def test_upstreams_unit_tests(images: dict[str, Path], name: str, tests: int) -> None:
    text, status = library_apps.run(name, images[name])
    assert status == 0, _failures(text)
    assert f"\n1..{tests}\n" in f"\n{text}"
    assert len(re.findall(r"^ok \d+ - ", text, re.MULTILINE)) == tests


def _failures(text: str) -> str:
    """What a report of upstream's test library says went wrong, and its end."""
    lines = text.splitlines()
    bad = [number for number, line in enumerate(lines) if re.match(r" *(not ok|# ERROR)", line)]
    near = [line for number in bad[:10] for line in lines[max(0, number - 5) : number + 1]]
    return "\n".join([*near, "...", *lines[-5:]])
