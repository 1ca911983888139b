//! TLS from the first start: kiosks get the certificate they pinned, browsers another one where there is one.

use std::{path::PathBuf, sync::Arc};

use rustls::{
    ServerConfig,
    crypto::{CryptoProvider, ring},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};

use super::keys::OwnCertificate;
use crate::{config::office::CertificateFiles, wire::pair::OFFICE_NAME};

/// Why TLS cannot be offered.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file of the configured certificate is missing or wrong.
    #[error("{}: this certificate or key cannot be used ({why}); correct [certificate] in the settings", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// The library refused.
    #[error("TLS cannot be set up ({0}): report this with the version")]
    Rustls(#[from] rustls::Error),
    /// The office's own key is damaged.
    #[error("the office's own key is damaged: put keys/ back from a backup")]
    OwnKey,
}

/// Which certificate is shown to whom.
#[derive(Debug)]
struct ByName {
    own: Arc<CertifiedKey>,
    browsers: Arc<CertifiedKey>,
}

impl ResolvesServerCert for ByName {
    fn resolve(&self, hello: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        let kiosk = hello.server_name() == Some(OFFICE_NAME);
        Some(Arc::clone(if kiosk { &self.own } else { &self.browsers }))
    }
}

/// TLS as the office offers it.
pub fn server_config(
    own: &OwnCertificate,
    browsers: Option<&CertificateFiles>,
) -> Result<Arc<ServerConfig>, TlsError> {
    let provider = Arc::new(ring::default_provider());
    let own = Arc::new(own_key(own, &provider)?);
    let browsers = match browsers {
        Some(files) => Arc::new(read_files(files, &provider)?),
        None => Arc::clone(&own),
    };
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(ByName { own, browsers }));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn own_key(own: &OwnCertificate, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let key = PrivateKeyDer::from_pem_slice(own.key_pem.as_bytes()).map_err(|_pem| TlsError::OwnKey)?;
    Ok(CertifiedKey::from_der(vec![CertificateDer::from(own.der.clone())], key, provider)?)
}

fn read_files(files: &CertificateFiles, provider: &CryptoProvider) -> Result<CertifiedKey, TlsError> {
    let wrong = |path: &PathBuf, why: String| TlsError::File { path: path.clone(), why };
    let chain = CertificateDer::pem_file_iter(&files.chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| wrong(&files.chain, error.to_string()))?;
    if chain.is_empty() {
        return Err(wrong(&files.chain, "it holds no certificate".to_owned()));
    }
    let key =
        PrivateKeyDer::from_pem_file(&files.key).map_err(|error| wrong(&files.key, error.to_string()))?;
    CertifiedKey::from_der(chain, key, provider).map_err(|error| wrong(&files.key, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::office::keys::Keys;

    #[test]
    fn a_configured_certificate_is_read_and_a_wrong_one_is_named() {
        let dir = tempfile::tempdir().unwrap();
        let keys = Keys::load_or_make(dir.path(), &[]).unwrap();
        server_config(&keys.certificate, None).unwrap();
        let mut files = CertificateFiles {
            chain: dir.path().join("office-cert.pem"),
            key: dir.path().join("office-key.pem"),
        };
        server_config(&keys.certificate, Some(&files)).unwrap();
        files.chain = dir.path().join("feed.key");
        let error = server_config(&keys.certificate, Some(&files)).unwrap_err();
        assert!(error.to_string().contains("feed.key: this certificate"), "{error}");
    }
}
