//! 行きます: the answer to somebody who calls staff at a terminal.

use axum::extract::{Path, State};

use super::{
    page::{Answer, go},
    signed::Signed,
};
use crate::office::state::AppState;

/// Somebody who calls, as the first page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caller {
    /// The terminal.
    pub(super) id: String,
    /// What staff call it.
    pub(super) name: String,
}

/// Says that somebody comes. Who pressed is noted nowhere; whoever comes too late finds it answered.
pub(super) async fn come(
    State(office): State<AppState>,
    Path(device): Path<String>,
    Signed { .. }: Signed,
) -> Answer {
    office.summons.come(&device, office.clock.mono());
    Ok(go("/"))
}
