//! One import: a file that is looked through until somebody says yes, and from then on the receipt of what came.

use std::sync::Arc;

use axum::{
    extract::{Path, Query, State},
    http::StatusCode,
};

use super::{
    super::{
        oops::Oops,
        page::{Answer, Asked, Me, Moment, go, show, show_with},
        signed::Signed,
    },
    look::{self, Looked},
    reading, receipt, start,
    write::{Stop, Yes, write},
};
use crate::{
    office::{imports, parcels::Parcel, state::AppState},
    store::error::StoreError,
};

/// What is said where a file is no longer there.
const FORGOTTEN: &str = "このファイルは、もう ありません。30分たつと 消えます。もう一度 選んでください。";

/// The page.
pub(in super::super) async fn page(
    State(office): State<AppState>,
    me: Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Answer {
    let now = Moment::of(office.now());
    let (known, own) = (id.clone(), me.clone());
    let came = office.database.read::<_, StoreError>(move |tx| receipt::read(tx, (&own, now), &known));
    if let Some(page) = came.await? {
        return show(&page.after(&asked.done));
    }
    match office.parcels.of(&id, &me.person.id, office.clock.mono()) {
        Some(parcel) => look(&office, &me, &parcel, Looked::default()).await,
        None => start::again(&office, &me, StatusCode::NOT_FOUND, FORGOTTEN).await,
    }
}

/// The form comes back: to be written, or thrown away.
pub(in super::super) async fn press(
    State(office): State<AppState>,
    Path(id): Path<String>,
    Signed { me, posted }: Signed,
) -> Answer {
    let mono = office.clock.mono();
    if posted.text("do") == "drop" {
        office.parcels.done(&id, &me.person.id, mono);
        return Ok(go("/imports?done=dropped"));
    }
    let Some(parcel) = office.parcels.of(&id, &me.person.id, mono) else {
        // Somebody pressed twice: the first press has imported it.
        let known = id.clone();
        let came = office.database.read::<_, StoreError>(move |tx| imports::load(tx, &known)).await?;
        return match came {
            Some(_) => Ok(go(&format!("/imports/{id}"))),
            None => start::again(&office, &me, StatusCode::NOT_FOUND, FORGOTTEN).await,
        };
    };
    let now = Moment::of(office.now());
    let imported = match reading::read(&office, &parcel, now).await? {
        Ok(imported) => Arc::new(imported),
        Err(wrong) => return start::refuse(&office, &me, parcel.kind, (&parcel.name, wrong)).await,
    };
    let (own, bytes, store, yes) =
        (me.clone(), Arc::clone(&parcel), Arc::clone(&office.blobs), Yes::of(&posted));
    let run = office.database.run(move |tx| write(tx, (&own, now), (&bytes, &imported), &store, &yes));
    let looked = match run.await {
        Ok(saved) => {
            office.parcels.done(&id, &me.person.id, mono);
            if let Some(saved) = saved {
                office.announce(saved.at);
            }
            return Ok(go(&format!("/imports/{id}?done=1")));
        }
        Err(Stop::Failed(oops)) => return Err(oops),
        Err(Stop::Moved) => Looked { moved: Some(MOVED), ..Looked::of(&posted) },
        Err(Stop::Said(said)) => Looked { said: Some(said), ..Looked::of(&posted) },
    };
    look(&office, &me, &parcel, looked).await
}

const MOVED: &str = "見ているあいだに、ほかの人が変えました。まだ何も取り込んでいません。新しい「どう変わるか」を見てから、もう一度押してください。";

/// The file beside what stands at this moment.
async fn look(office: &AppState, me: &Me, parcel: &Arc<Parcel>, looked: Looked) -> Answer {
    let now = Moment::of(office.now());
    let imported = match reading::read(office, parcel, now).await? {
        Ok(imported) => imported,
        Err(wrong) => return start::refuse(office, me, parcel.kind, (&parcel.name, wrong)).await,
    };
    let status = looked.status();
    let (own, bytes) = (me.clone(), Arc::clone(parcel));
    let read = move |tx: &mut dyn crate::store::sql::Tx| {
        look::read(tx, (&own, now), (&bytes, &imported), looked.clone())
    };
    match office.database.read::<_, Oops>(read).await? {
        Ok(page) => show_with(status, &page),
        Err(wrong) => start::refuse(office, me, parcel.kind, (&parcel.name, wrong)).await,
    }
}
