//! The office's two keys, made at the first start: one signs the feed, one serves TLS.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use rcgen::{CertificateParams, DnType, ExtendedKeyUsagePurpose, KeyPair};
use rustls::pki_types::{CertificateDer, pem::PemObject as _};
use zeroize::Zeroizing;

use super::chance::{self, NoChance};
use crate::{
    domain::hex,
    store::{durable, error::StoreError},
    wire::{
        pair::{OFFICE_NAME, OfficeIdentity},
        sign::{FeedKey, FeedSigner},
    },
};

/// Why there are no keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A file cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// No random numbers.
    #[error(transparent)]
    NoChance(#[from] NoChance),
    /// A name cannot stand in a certificate.
    #[error(
        "\"{0}\" cannot stand in a certificate: write host names in ASCII, or IP addresses, under `names`"
    )]
    Name(String),
    /// The certificate could not be made.
    #[error("the certificate could not be made ({0}): report this with the version")]
    Make(#[from] rcgen::Error),
    /// A key file is damaged.
    #[error("{} is damaged: put it back from a backup; without it every kiosk must be paired again", .0.display())]
    Damaged(PathBuf),
}

/// The keys of one office.
pub struct Keys {
    /// Signs the feed.
    pub signer: FeedSigner,
    /// The public half of it.
    pub feed_key: FeedKey,
    /// Part of every key that a password of the staff opens; lies beside the database, never in it.
    pub pepper: Zeroizing<[u8; 32]>,
    /// The office's own certificate.
    pub certificate: OwnCertificate,
}

/// The self-signed certificate that kiosks pin.
pub struct OwnCertificate {
    /// As text.
    pub pem: String,
    /// As bytes.
    pub der: Vec<u8>,
    /// Its private key as text; wiped when dropped.
    pub key_pem: Zeroizing<String>,
}

impl Keys {
    /// Reads the keys in `dir`, or makes them there, readable by their owner alone.
    pub fn load_or_make(dir: &Path, names: &[String]) -> Result<Self, KeyError> {
        durable::create_dir(dir)?;
        let signer = feed_signer(&dir.join("feed.key"))?;
        let certificate = own_certificate(dir, names)?;
        let pepper = seed(&dir.join("desk.pepper"))?;
        Ok(Self { feed_key: signer.public(), signer, pepper, certificate })
    }

    /// What a kiosk pins.
    pub fn identity(&self) -> OfficeIdentity {
        OfficeIdentity { certificate_pem: self.certificate.pem.clone(), feed_key: self.feed_key }
    }
}

fn feed_signer(path: &Path) -> Result<FeedSigner, KeyError> {
    let seed = seed(path)?;
    Ok(FeedSigner::from_seed(&seed))
}

/// 32 random bytes as a file keeps them, drawn where there is none.
fn seed(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    let text = if let Some(text) = read(path)? {
        text
    } else {
        let text = chance::token()?;
        write(path, &text)?;
        text
    };
    hex::parse(text.trim()).map(Zeroizing::new).ok_or_else(|| KeyError::Damaged(path.to_owned()))
}

fn own_certificate(dir: &Path, names: &[String]) -> Result<OwnCertificate, KeyError> {
    let (cert_path, key_path) = (dir.join("office-cert.pem"), dir.join("office-key.pem"));
    let (pem, key_pem) = match (read(&cert_path)?, read(&key_path)?) {
        (Some(pem), Some(key_pem)) => (pem, key_pem),
        _ => make_certificate(&cert_path, &key_path, names)?,
    };
    let der = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|_pem| KeyError::Damaged(cert_path))?;
    Ok(OwnCertificate { der: der.to_vec(), pem: pem.to_string(), key_pem })
}

type Pem = Zeroizing<String>;

/// The key is written first: a certificate is only there when its key is.
fn make_certificate(cert: &Path, key: &Path, names: &[String]) -> Result<(Pem, Pem), KeyError> {
    let pair = KeyPair::generate()?;
    let certificate = parameters(names)?.self_signed(&pair)?;
    let (pem, key_pem) = (Zeroizing::new(certificate.pem()), Zeroizing::new(pair.serialize_pem()));
    write(key, &key_pem)?;
    write(cert, &pem)?;
    Ok((pem, key_pem))
}

/// Kiosks ask for `shirube-office` wherever the office is; browsers on the same machine use the other names.
fn parameters(names: &[String]) -> Result<CertificateParams, KeyError> {
    let mut all: Vec<String> = [OFFICE_NAME, "localhost", "127.0.0.1", "::1"].map(str::to_owned).to_vec();
    for name in names {
        CertificateParams::new(vec![name.clone()]).map_err(|_name| KeyError::Name(name.clone()))?;
        all.push(name.clone());
    }
    let mut parameters = CertificateParams::new(all)?;
    parameters.distinguished_name.push(DnType::CommonName, OFFICE_NAME);
    parameters.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // A kiosk whose clock lost its battery stands in 1970 and has to reach the office to learn the time.
    parameters.not_before = rcgen::date_time_ymd(1970, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(4096, 1, 1);
    Ok(parameters)
}

fn read(path: &Path) -> Result<Option<Pem>, StoreError> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(StoreError::io("read", path)(error)),
    }
}

fn write(path: &Path, text: &str) -> Result<(), StoreError> {
    let beside = path.with_extension("new");
    durable::write_private(&beside, text.as_bytes())?;
    durable::publish(&beside, path)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    #[test]
    fn keys_are_made_once_and_kept_private() {
        let dir = tempfile::tempdir().unwrap();
        let first = Keys::load_or_make(dir.path(), &["office.example".to_owned()]).unwrap();
        let second = Keys::load_or_make(dir.path(), &[]).unwrap();
        assert_eq!(first.identity(), second.identity());
        for file in ["feed.key", "desk.pepper", "office-key.pem", "office-cert.pem"] {
            let mode = fs::metadata(dir.path().join(file)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{file}");
        }
    }

    #[test]
    fn a_damaged_key_and_an_impossible_name_are_named() {
        let dir = tempfile::tempdir().unwrap();
        let error = Keys::load_or_make(dir.path(), &["会館.example".to_owned()]).err().unwrap();
        assert!(error.to_string().contains("会館.example"), "{error}");
        fs::write(dir.path().join("feed.key"), "half").unwrap();
        let error = Keys::load_or_make(dir.path(), &[]).err().unwrap();
        assert!(error.to_string().contains("feed.key is damaged"), "{error}");
    }
}
