//! Identities and pictures for tests.

use crate::store::local::Identity;

pub(super) fn identity(office_url: &str) -> Identity {
    Identity {
        device_id: "kiosk-1".to_owned(),
        device_token: "secret".to_owned(),
        office_url: office_url.to_owned(),
        certificate_pem: String::new(),
        feed_key: [7; 32],
        kiosk_epoch: 1,
    }
}
