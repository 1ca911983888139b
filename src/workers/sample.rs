//! Identities, and an office that is only a listener, for tests.

use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    crypto::ring,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};

use crate::{
    store::identity::Identity,
    wire::{pair::OFFICE_NAME, sign::FeedSigner},
};

pub(super) fn signer() -> FeedSigner {
    FeedSigner::from_seed(&[7; 32])
}

pub(super) fn identity(office_url: &str) -> Identity {
    Identity {
        device_id: "kiosk-1".to_owned(),
        device_token: "secret".to_owned(),
        office_url: office_url.to_owned(),
        certificate_pem: String::new(),
        feed_key: *signer().public().as_bytes(),
        kiosk_epoch: 1,
    }
}

/// An office with real TLS whose answers a test makes up.
pub(super) struct Listener {
    pub(super) url: String,
    pub(super) pem: String,
    /// Heads of the requests so far, in lower case.
    pub(super) asked: Arc<Mutex<Vec<String>>>,
}

impl Listener {
    /// `answer` gets the request's number from 0 and its first line, and gives all bytes of the answer.
    pub(super) fn start(answer: impl Fn(usize, &str) -> Vec<u8> + Send + 'static) -> Self {
        let own = rcgen::generate_simple_self_signed(vec![OFFICE_NAME.to_owned()]).unwrap();
        let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(own.signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let config = Arc::new(config);
        let serve = move || {
            for tcp in listener.incoming().flatten() {
                let tls = ServerConnection::new(Arc::clone(&config)).unwrap();
                serve_one(StreamOwned::new(tls, tcp), &log, &answer);
            }
        };
        thread::Builder::new().name("office-like".to_owned()).spawn(serve).unwrap();
        Self { url, pem: own.cert.pem(), asked }
    }

    /// What pairing with it would have given.
    pub(super) fn identity(&self) -> Identity {
        Identity { certificate_pem: self.pem.clone(), ..identity(&self.url) }
    }
}

/// A client that does not believe the certificate hangs up: the next one may.
fn serve_one(
    mut stream: StreamOwned<ServerConnection, TcpStream>,
    log: &Mutex<Vec<String>>,
    answer: &dyn Fn(usize, &str) -> Vec<u8>,
) {
    let Some(head) = read_head(&mut stream) else { return };
    let mut asked = log.lock().unwrap();
    let bytes = answer(asked.len(), head.lines().next().unwrap_or_default());
    asked.push(head.to_lowercase());
    drop(asked);
    drop(stream.write_all(&bytes));
    stream.conn.send_close_notify();
    drop(stream.flush());
}

/// An answer with this status, these headers and this body.
pub(super) fn answer(status: &str, headers: &[(&str, &str)], body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let more: String = headers.iter().map(|(name, value)| [*name, ": ", *value, "\r\n"].concat()).collect();
    let head = format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{more}\r\n");
    [head.as_bytes(), body].concat()
}

/// The head of a request whose body has arrived too.
fn read_head(stream: &mut impl std::io::Read) -> Option<String> {
    let mut bytes = Vec::new();
    let end = loop {
        let mut byte = [0];
        stream.read_exact(&mut byte).ok()?;
        bytes.push(byte[0]);
        if bytes.ends_with(b"\r\n\r\n") {
            break String::from_utf8_lossy(&bytes).into_owned();
        }
    };
    let length = end
        .to_lowercase()
        .split_once("content-length:")
        .map_or(0, |(_, rest)| rest.lines().next().and_then(|line| line.trim().parse().ok()).unwrap_or(0));
    let mut body = Vec::new();
    stream.take(length).read_to_end(&mut body).ok()?;
    Some(end)
}
