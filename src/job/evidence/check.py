#!/usr/bin/env python3
"""Checks a bundle of evidence that writethru wrote. It needs Python 3 and nothing else.

    python3 check.py BUNDLE.zip [ROOT]

Every digest is computed anew from the bytes in the bundle. ROOT is a root of the log that you have from elsewhere:
where it is given, the bundle must lead to it. The steps are those of README.txt, in its order.
"""

import hashlib
import json
import sys
import zipfile


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


def expect(fits, what):
    if not fits:
        sys.exit(f"FAILED: {what}")


def check_files(files):
    """Step 1: every file is the one whose digest is listed, and none is there that is not listed."""
    listed = {}
    for line in files.pop("SHA256SUMS").decode().removesuffix("\n").split("\n"):
        digest, name = line.split("  ", 1)
        listed[name] = digest
    expect(sorted(listed) == sorted(files), "the files are not those that SHA256SUMS lists")
    for name, content in files.items():
        expect(sha256(content).hex() == listed[name], f"{name} is not the file that SHA256SUMS lists")


def check_links(chain):
    """Step 2: each capture's link is the digest of the link before it and of what it vouches for."""
    before, number = bytes.fromhex(chain["before"]), None
    for capture in chain["captures"]:
        named = f"capture {capture['capture']}"
        expect(number is None or capture["capture"] == number + 1, f"a capture is missing before {named}")
        number = capture["capture"]
        form = capture["form"].encode()
        if capture["version_form"] is not None:
            form += b"\n" + capture["version_form"].encode()
        expect(sha256(before, form).hex() == capture["link"], f"the link of {named} is not that of its record")
        record = json.loads(capture["form"])
        expect((record["article"], record["capture"]) == (chain["article"], number), f"{named} is of something else")
        before = bytes.fromhex(capture["link"])


def check_documents(chain, files):
    """Step 3: each document has the digests that its capture's link vouches for."""
    for capture in chain["captures"]:
        if capture["document"] is None:
            continue
        document, form = files[capture["document"]], json.loads(capture["version_form"])
        content = document[: document.rstrip(b"\n").rindex(b"\n") + 1]
        expect(sha256(document).hex() == form["document"], f"{capture['document']} is not what was recorded")
        expect(sha256(content).hex() == form["content"], f"{capture['document']} has another content")


def payloads(archive):
    """The digests of what was received, from a web archive (WARC 1.1) that is not compressed."""
    while archive:
        head, archive = archive.split(b"\r\n\r\n", 1)
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
        length = int(fields["Content-Length"])
        block, archive = archive[:length], archive[length + 4 :]
        if fields["WARC-Type"] == "response":
            block = block.split(b"\r\n\r\n", 1)[1]
        if fields["WARC-Type"] in ("response", "resource"):
            yield sha256(block).hex()


def check_pages(chain, files):
    """Step 4: the bytes that were received have the digests that the links vouch for."""
    there = set(payloads(files["captures.warc"]))
    not_kept = 0
    for capture in chain["captures"]:
        raw = json.loads(capture["form"])["raw"]
        if raw is not None and capture["raw_kept"]:
            expect(raw["digest"] in there, f"the bytes of capture {capture['capture']} are not what was recorded")
        not_kept += raw is not None and not capture["raw_kept"]
    return not_kept


def climb(link, position, size, path):
    """The root that a leaf's path leads to (RFC 9162, section 2.1.3.2)."""
    node, last = sha256(b"\0", bytes.fromhex(link)), size - 1
    for beside in map(bytes.fromhex, path):
        if position % 2 or position == last:
            node = sha256(b"\1", beside, node)
            while position % 2 == 0 and position:
                position, last = position // 2, last // 2
        else:
            node = sha256(b"\1", node, beside)
        position, last = position // 2, last // 2
    return node.hex() if last == 0 else None


def check_log(chain, files):
    """Step 5: every link leads to the root of the log, and to the roots that were time-stamped."""
    for capture in chain["captures"]:
        way = climb(capture["link"], capture["position"], chain["log"]["size"], capture["path"])
        expect(way == chain["log"]["root"], f"capture {capture['capture']} does not lead to the log's root")
    for anchor in chain["anchors"]:
        expect(bytes.fromhex(anchor["root"]) in files[anchor["token"]], f"{anchor['token']} is of another root")
        for capture in anchor["captures"]:
            way = climb(capture["link"], capture["position"], anchor["size"], capture["path"])
            expect(way == anchor["root"], f"capture {capture['capture']} does not lead to {anchor['token']}")
            links = [known["link"] for known in chain["captures"] if known["capture"] == capture["capture"]]
            expect(links == [capture["link"]], f"{anchor['token']} has another capture {capture['capture']}")


def instant(text):
    """The same instant is written with and without thousandths."""
    return text if "." in text else text.removesuffix("Z") + ".000Z"


def check_manifest(chain, evidence, files):
    """Step 6: no link covers evidence.json, so what it says is held against the records that the links cover."""
    forms = {capture["capture"]: json.loads(capture["form"]) for capture in chain["captures"]}
    expect(sorted(forms) == [capture["number"] for capture in evidence["captures"]], "evidence.json has other captures")
    for capture in evidence["captures"]:
        form, named = forms[capture["number"]], f"evidence.json: capture {capture['number']}"
        for key in ("dated_by", "url", "outcome", "reason", "version", "status", "raw"):
            expect(capture[key] == form[key], f"{named} has another {key}")
        expect(instant(capture["at"]) == form["at"], f"{named} has another time")
        reread = (form.get("route") or {}).get("rereads") or {}
        expect((capture.get("rereads") or {}).get("capture") == reread.get("capture"), f"{named} has another page")
    # Where pages were read again, the versions that are compared can hold checks of several that were recorded.
    is_as_recorded = not any("rereads" in capture for capture in evidence["captures"])
    for version in evidence["versions"]:
        named = f"evidence.json: version {version['number']}"
        # Another version that was brought in the meantime may have been seen again after the last capture here.
        if is_as_recorded and version["number"] in (evidence["old_version"], evidence["new_version"]):
            seen = sorted(form["at"] for form in forms.values() if form["version"] == version["number"])
            expect(instant(version["first_observed"]) == seen[0], f"{named} was first seen at another time")
            expect(instant(version["last_observed"]) == seen[-1], f"{named} was last seen at another time")
        if version["document"] is not None:
            stated = json.loads(files[version["document"]].split(b"\n", 1)[0])
            expect(version["publisher_states"] == stated, f"{named} has other stated times")
    interval = evidence["interval"]
    if interval is not None:
        seen = [form["at"] for form in forms.values()]
        is_seen = all(instant(interval[end]) in seen for end in ("last_seen_old", "first_seen_new"))
        expect(is_seen, "evidence.json has another interval")
    if interval is not None and is_as_recorded:
        ends = {version["number"]: version for version in evidence["versions"]}
        old, new = ends[evidence["old_version"]], ends[evidence["new_version"]]
        fits = (interval["last_seen_old"], interval["first_seen_new"]) == (old["last_observed"], new["first_observed"])
        expect(fits, "evidence.json has another interval")


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: python3 check.py BUNDLE.zip [ROOT]")
    with zipfile.ZipFile(sys.argv[1]) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    check_files(files)
    chain = json.loads(files["chain.json"])
    check_links(chain)
    check_documents(chain, files)
    not_kept = check_pages(chain, files)
    check_log(chain, files)
    check_manifest(chain, json.loads(files["evidence.json"]), files)
    root = chain["log"]["root"]
    expect(len(sys.argv) < 3 or root == sys.argv[2].lower(), f"the bundle leads to another root, {root}")
    print(f"OK: {len(files)} files, {len(chain['captures'])} captures of {chain['article']}, root {root}")
    if not_kept:
        print(f"note: captures whose bytes are not kept: {not_kept}; their digests are in the chain")
    for anchor in chain["anchors"]:
        print(f"note: {anchor['token']} is to be verified against the authority's certificate: see README.txt")


if __name__ == "__main__":
    main()
