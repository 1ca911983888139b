//! The two numbers of a paper, for one request.

use crate::{domain::follow_up::Locator, seal::secret::Secret};

/// What stands on a paper.
#[derive(Clone)]
pub(super) struct Numbers {
    pub(super) locator: Locator,
    pub(super) secret: Secret,
}
