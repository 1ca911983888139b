//! What `kiosk-config/kiosk.toml` says of the staff page.

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::domain::staff_pin::StaffPin;

/// The staff page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StaffFile {
    /// What its PIN is compared with; left out there is no such page.
    #[serde(deserialize_with = "pin")]
    pub pin: Option<StaffPin>,
}

fn pin<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<StaffPin>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let wrong =
        || D::Error::custom("this is no PIN of the staff page: \"shirube-kiosk pin\" says what to write");
    StaffPin::parse(&text).ok_or_else(wrong).map(Some)
}
