//! What the blob store promises: a name is its bytes, on disk and after every accident.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use super::{blob::BlobStore, error::StoreError};
use crate::domain::blob::BlobHash;

const LEAFLET: &[u8] = "ミーティングのご案内".as_bytes();

fn store() -> (tempfile::TempDir, BlobStore) {
    let dir = tempfile::tempdir().unwrap();
    let store = BlobStore::open(&dir.path().join("blobs")).unwrap();
    (dir, store)
}

fn path_of(dir: &tempfile::TempDir, hash: BlobHash) -> PathBuf {
    let name = hash.to_string();
    dir.path().join("blobs").join(&name[..2]).join(&name[2..])
}

fn count(dir: &Path) -> usize {
    fs::read_dir(dir).unwrap().count()
}

#[test]
fn put_and_read_are_each_others_mirror() {
    let (dir, store) = store();
    let hash = store.put(LEAFLET).unwrap();
    assert_eq!(store.put(LEAFLET).unwrap(), hash);
    assert_eq!(hash, BlobHash::of(LEAFLET));
    assert_eq!(store.read(hash).unwrap(), LEAFLET);
    assert_eq!(fs::read(path_of(&dir, hash)).unwrap(), LEAFLET);
    assert_eq!(count(&dir.path().join("blobs/tmp")), 0);
    let mut streamed = Vec::new();
    store.file(hash).unwrap().read_to_end(&mut streamed).unwrap();
    assert_eq!(streamed, LEAFLET);
    let empty = store.put(b"").unwrap();
    assert_eq!(store.read(empty).unwrap(), b"");
}

#[test]
fn presence_is_no_proof() {
    let (dir, store) = store();
    let hash = BlobHash::of(LEAFLET);
    assert!(!store.has_verified(hash).unwrap());
    assert!(matches!(store.read(hash), Err(StoreError::MissingBlob(it)) if it == hash));
    let path = path_of(&dir, hash);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    for wrong in [&b"other bytes"[..], b"", &LEAFLET[..5]] {
        fs::write(&path, wrong).unwrap();
        assert!(!store.has_verified(hash).unwrap());
        assert!(!path.exists(), "damaged files leave, so that they are fetched again");

        fs::write(&path, wrong).unwrap();
        assert!(matches!(store.read(hash), Err(StoreError::WrongHash { .. })));
        assert!(!path.exists());
    }
    fs::write(&path, LEAFLET).unwrap();
    assert!(store.has_verified(hash).unwrap());
    fs::write(&path, "changed behind our back").unwrap();
    assert!(!store.has_verified(hash).unwrap());
    assert!(matches!(store.file(hash), Err(StoreError::MissingBlob(_))));
}

#[test]
fn silent_rot_is_found_by_verify_all() {
    let (dir, store) = store();
    let (good, rotten) = (store.put(b"good").unwrap(), store.put(b"rotten").unwrap());
    let path = path_of(&dir, rotten);
    let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
    let modified = file.metadata().unwrap().modified().unwrap();
    std::io::Write::write_all(&mut &file, b"Rotten").unwrap();
    file.set_modified(modified).unwrap();
    assert!(store.has_verified(rotten).unwrap(), "same length, same date: only hashing tells");
    assert_eq!(store.verify_all().unwrap(), [rotten]);
    assert!(!store.has_verified(rotten).unwrap());
    assert_eq!(store.list().unwrap(), BTreeSet::from([good]));
}

#[test]
fn a_download_resumes_where_it_stopped() {
    let (dir, store) = store();
    let (hash, length) = (BlobHash::of(LEAFLET), LEAFLET.len() as u64);
    let mut part = store.begin(hash, length).unwrap();
    assert_eq!(part.offset(), 0);
    part.append(&LEAFLET[..7]).unwrap();
    assert!(matches!(store.begin(hash, length), Err(StoreError::Busy(_))));
    drop(part);
    assert!(!store.has_verified(hash).unwrap());

    let part = store.begin(hash, length).unwrap();
    assert_eq!(part.offset(), 7);
    let early = part.finish();
    assert!(matches!(early, Err(StoreError::Incomplete { have: 7, .. })), "{early:?}");

    let again = BlobStore::open(&dir.path().join("blobs")).unwrap();
    let mut part = again.begin(hash, length).unwrap();
    part.append(&LEAFLET[7..]).unwrap();
    assert_eq!(part.finish().unwrap(), hash);
    assert!(again.has_verified(hash).unwrap());
    assert_eq!(again.read(hash).unwrap(), LEAFLET);
    assert_eq!(count(&dir.path().join("blobs/part")), 0);
}

#[test]
fn a_download_of_other_bytes_leaves_nothing() {
    let (dir, store) = store();
    let (hash, length) = (BlobHash::of(LEAFLET), LEAFLET.len() as u64);
    let mut part = store.begin(hash, length).unwrap();
    part.append(&vec![b'x'; LEAFLET.len()]).unwrap();
    assert!(part.append(b"y").is_err(), "no more than announced");
    assert!(matches!(part.finish(), Err(StoreError::WrongHash { .. })));
    assert!(!store.has_verified(hash).unwrap());
    assert_eq!(store.begin(hash, length).unwrap().offset(), 0);

    // Bytes that rot between two sessions are found at the end, because the disk is hashed and not the wire.
    fs::write(dir.path().join("blobs/part").join(hash.to_string()), "XXX").unwrap();
    let mut part = store.begin(hash, length).unwrap();
    part.append(&LEAFLET[3..]).unwrap();
    assert!(matches!(part.finish(), Err(StoreError::WrongHash { .. })));

    fs::write(
        dir.path().join("blobs/part").join(hash.to_string()),
        "longer than announced, so from another age",
    )
    .unwrap();
    let part = store.begin(hash, 5).unwrap();
    assert_eq!(part.offset(), 0);
    part.abandon().unwrap();
    assert_eq!(count(&dir.path().join("blobs/part")), 0);
}

#[test]
fn sweep_keeps_what_is_named_and_counts_bytes() {
    let (dir, store) = store();
    let hashes: Vec<_> = [&b"a"[..], b"bb", b"ccc"].iter().map(|bytes| store.put(bytes).unwrap()).collect();
    store.begin(BlobHash::of(b"dddd"), 4).unwrap().append(b"dd").unwrap();
    fs::write(dir.path().join("blobs/tmp/left-by-a-crash"), "12345").unwrap();
    assert_eq!(store.bytes_total().unwrap(), 1 + 2 + 3 + 2 + 5);

    let keep = BTreeSet::from([hashes[0], BlobHash::of(b"dddd"), BlobHash::of(b"not here")]);
    let removed = store.sweep(&keep).unwrap();
    assert_eq!(removed, BTreeSet::from([hashes[1], hashes[2]]));
    assert_eq!(store.list().unwrap(), BTreeSet::from([hashes[0]]));
    assert_eq!(store.bytes_total().unwrap(), 1 + 2);
    assert!(store.sweep(&BTreeSet::new()).unwrap().contains(&hashes[0]));
    assert_eq!(store.bytes_total().unwrap(), 0);
    assert!(!store.remove(hashes[0]).unwrap());
}
