//! The channels of the feed: who follows an item.

use std::fmt;

use crate::domain::id::{DeviceId, IdError, is_id};

/// Who follows an item: `global`, `site:<id>` or `kiosk:<id>`.
///
/// ```
/// use shirube::wire::feed_channel::FeedChannel;
/// assert_eq!(FeedChannel::global().as_str(), "global");
/// assert!(FeedChannel::parse("site:floor-15").is_ok());
/// assert!(FeedChannel::parse("everybody").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedChannel(String);

/// The text is not a channel of the feed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a channel of the feed: use global, site:<id> or kiosk:<id>")]
pub struct BadFeedChannel(pub String);

impl FeedChannel {
    /// The channel that every kiosk follows.
    pub fn global() -> Self {
        Self("global".to_owned())
    }

    /// The channel of one kiosk.
    pub fn kiosk(device: &DeviceId) -> Self {
        Self(format!("kiosk:{device}"))
    }

    /// The channel of one site; fails on anything but an id.
    pub fn site(id: &str) -> Result<Self, IdError> {
        if is_id(id) { Ok(Self(format!("site:{id}"))) } else { Err(IdError(id.to_owned())) }
    }

    /// Reads a channel.
    pub fn parse(text: &str) -> Result<Self, BadFeedChannel> {
        let good = text == "global"
            || text.strip_prefix("site:").is_some_and(is_id)
            || text.strip_prefix("kiosk:").is_some_and(is_id);
        if good { Ok(Self(text.to_owned())) } else { Err(BadFeedChannel(text.to_owned())) }
    }

    /// The channel as it stands in a row.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FeedChannel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
