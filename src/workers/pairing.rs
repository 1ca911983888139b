//! How this terminal becomes known to an office: a code, three words compared by eye, a pinned certificate.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use zeroize::Zeroizing;

use super::{
    address::Address,
    home::Home,
    office::{ANSWER, Office, certificate, json, nonsense},
};
use crate::{
    kiosk::event::NetTrouble,
    store::identity::Identity,
    wire::pair::{Ask, CODE_CHARS, Code, OfficeIdentity, PairState, Paired, TokenHash, words},
};

/// An attempt to be paired; dropped, it is forgotten on this side.
pub struct Attempt {
    address: Address,
    office: Office,
    known: OfficeIdentity,
    token: Zeroizing<String>,
    code: Code,
    words: [String; 3],
}

/// How far an attempt came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// Staff have not confirmed it yet.
    Waiting,
    /// The office refused it: begin anew with another code.
    Refused,
    /// Done; what to keep.
    Paired(Box<Identity>),
}

impl Attempt {
    /// Meets the office: asks whoever answers for a certificate and a key, then proves over a connection that
    /// believes only that certificate that the office holds it. `code` is the one staff made, or a new one.
    pub fn begin(address: &Address, code: Option<Code>) -> Result<Self, NetTrouble> {
        let known: OfficeIdentity = json(Office::stranger(address)?.get("/v1/office", ANSWER)?)?;
        let office = Office::pinned(address, &known.certificate_pem)?;
        let again: OfficeIdentity = json(office.get("/v1/office", ANSWER)?)?;
        if again != known {
            return Err(NetTrouble::WrongOffice("two different offices answer".to_owned()));
        }
        let token = Zeroizing::new(URL_SAFE_NO_PAD.encode(random::<32>()?));
        let code = code.map_or_else(|| random::<CODE_CHARS>().map(Code::from_random), Ok)?;
        let der = certificate(&known.certificate_pem)?;
        let words = words(der.der(), &known.feed_key, &TokenHash::of(&token));
        Ok(Self { address: address.clone(), office, known, token, code, words })
    }

    /// The code staff have to type.
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// The words staff have to compare.
    pub fn words(&self) -> &[String; 3] {
        &self.words
    }

    /// Asks how far it is; asking again changes nothing.
    pub fn ask(&self, kiosk_epoch: i64) -> Result<Progress, NetTrouble> {
        let ask = Ask { code: self.code.clone(), token_sha256: TokenHash::of(&self.token) };
        let ask = serde_json::to_string(&ask).map_err(nonsense)?;
        let paired: Paired = json(self.office.post("/v1/pair", &ask)?)?;
        Ok(match paired.state {
            PairState::Waiting => Progress::Waiting,
            PairState::Refused => Progress::Refused,
            PairState::Paired => Progress::Paired(Box::new(self.identity(paired.device, kiosk_epoch))),
        })
    }

    fn identity(&self, device: Option<String>, kiosk_epoch: i64) -> Identity {
        Identity {
            device_id: device.unwrap_or_default(),
            device_token: self.token.to_string(),
            office_url: self.address.to_string(),
            certificate_pem: self.known.certificate_pem.clone(),
            feed_key: *self.known.feed_key.as_bytes(),
            kiosk_epoch,
        }
    }
}

/// Keeps what pairing gave.
pub fn keep(home: &Home, identity: &Identity) -> Result<(), NetTrouble> {
    let kept = home.local().set_identity(identity);
    kept.map_err(|error| NetTrouble::Nonsense(format!("the pairing cannot be kept: {error}")))
}

fn random<const N: usize>() -> Result<[u8; N], NetTrouble> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(nonsense)?;
    Ok(bytes)
}
