//! The staff console: pages in Japanese for people who are logged in, which work without any script.
//!
//! Read in this order; a file uses only files below it in the list. Templates, stylesheet and script lie in
//! `assets/console/`. Only POST changes anything; every change is a version that can be taken back.

// きょう
mod today;
mod moment;
mod todo;
mod summons;
// 月報・引き継ぎ・不在モード
mod report;
mod hand_over;
mod away;
// 緊急の画面
mod emergency;
mod emergency_typed;
// 端末
mod devices;
mod device;
// 手引き
mod help;
mod help_pictures;
// 掲示の週
mod signage_week;
mod signage_change;
mod signage_block;
mod signage_plan;
// 人と役割・変更の記録
mod account;
mod person;
mod people;
mod audit;
// 知らせ
mod alerts;
// 窓口で案内
mod guide;
mod guide_group;
mod unmet;
// 電話を受けた
mod call;
mod call_typed;
mod calls;
// 相談の数
mod consultations;
// 部屋
mod day;
mod week;
mod door;
mod requests;
mod moving;
mod lanes;
mod series_page;
mod series;
mod rounds;
mod cancel;
mod booking;
mod booked;
mod booking_slip;
mod queue;
mod room_rules;
mod room_days;
mod booking_typed;
mod repeat;
mod calendars;
// 郵便
mod post;
mod mailbox;
// お問い合わせ
mod desk_key;
mod inquiry_paper;
mod inquiry_answer;
mod inquiry;
mod inquiries;
// 再生リスト
mod playlists;
mod playlist;
mod playlist_typed;
mod offers;
// チラシ
mod leaflet;
mod leaflet_blacken;
mod leaflet_typed;
mod leaflets;
// お知らせ
mod notice;
mod notice_typed;
mod notices;
// 画像
mod pictures;
// 登録のすべて
mod register;
// 取り込み
mod imports;
// Publishing: a second person, the way back, and the receipt.
mod approvals;
mod agreed;
mod versions;
mod bring_back;
mod beside;
mod receipt;
mod second;
// What changed a moment ago.
mod live;
// The door.
mod rights;
mod signed;
mod first;
mod login;
// What pages share.
mod screens;
mod glass;
mod kinds;
mod rooms;
mod audit_words;
mod device_words;
mod roles;
mod fields;
mod templates;
mod shelf;
mod written;
mod files;
mod page;
mod veil;
mod posted;
mod upload;
mod oops;
mod alarm;
mod words;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::from_fn_with_state,
    response::{IntoResponse as _, Response},
    routing::{get, post},
};

use super::{auth::LOGIN_PATH, state::AppState};

/// The page for an address where nothing is.
pub fn nothing_here() -> Response {
    oops::Oops::NotFound.into_response()
}

/// The console's part of the table of routes, with the least role of each.
pub fn routes(office: &AppState) -> Router<AppState> {
    table().layer(from_fn_with_state(AppState::clone(office), rights::guard))
}

fn table() -> Router<AppState> {
    Router::new()
        .route("/console/{name}", get(files::file))
        .route(LOGIN_PATH, get(login::page).post(login::login))
        .route("/logout", post(login::logout))
        .route("/", get(today::page))
        .route("/live", get(live::live))
        .route("/summons/{id}", post(summons::come))
        .route("/screen", get(moment::page))
        .route("/screen.png", get(moment::picture))
        .route("/receipt/{kind}/{id}", get(receipt::page))
        .route("/emergency", get(emergency::page).post(emergency::press))
        .route("/emergency.png", get(emergency::picture))
        .route("/emergency/end", get(emergency::ask_end).post(emergency::end))
        .merge(versions::routes())
        .merge(record_routes())
        .merge(import_routes())
        .merge(call_routes())
        .merge(desk_routes())
        .route("/rooms", get(day::page))
        .route("/rooms/week", get(week::week))
        .route("/rooms/month", get(week::month))
        .route("/rooms/{id}/door", get(door::page))
        .route("/rooms/{id}/rules", get(room_rules::page).post(room_rules::save))
        .route("/series/{id}", get(series_page::page).post(series::press))
        .route("/series/{id}/rest", post(series_page::rest))
        .route("/requests", get(requests::page))
        .route("/requests/{id}", post(requests::press))
        .route("/calendars", get(calendars::page).post(calendars::make))
        .route("/calendars/{id}/revoke", post(calendars::revoke))
        .route("/bookings/new", get(booking::fresh))
        .route("/bookings/{id}", get(booked::page).post(booking::save))
        .route("/bookings/{id}/edit", get(booking::edit))
        .route("/bookings/{id}/number", post(booked::number))
        .route("/bookings/{id}/confirm", post(booked::confirm))
        .route("/bookings/{id}/presence", post(booked::tell))
        .route("/bookings/{id}/presence/undo", post(booked::untell))
        .route("/bookings/{id}/move", post(moving::press))
        .route("/bookings/{id}/take-up", post(queue::take_up))
        .route("/bookings/{id}/delete", get(cancel::ask).post(cancel::cancel))
        .merge(post_routes())
        .merge(inquiry_routes())
        .merge(notice_routes())
        .route("/signage/week", get(signage_week::page))
        .route("/playlists", get(playlists::page).post(playlists::make))
        .route("/playlists/{id}", get(playlist::edit).post(playlist::press))
        .route(
            "/leaflets",
            get(leaflets::page).post(leaflets::take).layer(DefaultBodyLimit::max(pictures::FORM_BYTES_MAX)),
        )
        .route("/leaflets/arrivals/{number}", get(leaflets::arrival))
        .route("/leaflets/{id}", get(leaflet::edit).post(leaflet::save))
        .route(
            "/leaflets/{id}/pages/{number}/blacken",
            get(leaflet_blacken::ask).post(leaflet_blacken::press),
        )
        .route("/leaflets/{id}/delete", get(leaflet::ask_delete).post(leaflet::delete))
        .route(
            "/pictures",
            get(pictures::page).post(pictures::take).layer(DefaultBodyLimit::max(pictures::FORM_BYTES_MAX)),
        )
        .route("/pictures/{hash}", get(pictures::one))
        .route("/pictures/{hash}/small", get(pictures::small))
        .route("/pictures/{hash}/alt", post(pictures::describe))
        .route("/pictures/{hash}/delete", post(pictures::delete))
        .merge(people_routes())
        .merge(device_routes())
}

/// 端末
fn device_routes() -> Router<AppState> {
    Router::new()
        .route("/devices", get(devices::page))
        .route("/devices/pair", get(devices::pair).post(devices::confirm))
        .route("/devices/{id}", get(device::page))
        .route("/devices/{id}/task", post(device::ask))
        .route("/devices/{id}/tuning", post(device::tune))
        .route("/devices/{id}/revoke", get(devices::ask_revoke).post(devices::revoke))
}

/// 登録のすべて: every kind of record that has no pages of its own.
fn record_routes() -> Router<AppState> {
    Router::new()
        .route("/records", get(register::index::page))
        .route("/records/{kind}", get(register::list::page))
        .route("/records/group/intake", get(register::intake::page))
        .route("/records/group/{id}/intake", post(register::intake::save))
        .route("/records/group/{id}/paper", get(register::paper::page))
        .route("/records/{kind}/new", get(register::form::fresh))
        .route("/records/{kind}/{id}", get(register::form::edit).post(register::form::save))
        .route("/records/{kind}/{id}/delete", get(register::delete::ask).post(register::delete::press))
}

/// 取り込み: a file is looked through, imported as it was looked at, and taken back as a whole.
fn import_routes() -> Router<AppState> {
    Router::new()
        .route(
            "/imports",
            get(imports::start::page)
                .post(imports::start::take)
                .layer(DefaultBodyLimit::max(pictures::FORM_BYTES_MAX)),
        )
        .route("/imports/template/{file}", get(imports::start::template))
        .route("/imports/{id}", get(imports::one::page).post(imports::one::press))
        .route("/imports/{id}/undo", post(imports::undo::press))
        .route("/imports/{id}/approve", post(imports::undo::approve))
}

/// 人と役割, one's own account, and 変更の記録.
fn people_routes() -> Router<AppState> {
    Router::new()
        .route("/first", get(first::page).post(first::make))
        .route("/account", get(account::page))
        .route("/account/password", post(account::choose))
        .route("/account/sign-out", post(account::sign_out))
        .route("/staff", get(people::page).post(people::add))
        .route("/staff/{id}", get(person::page))
        .route("/staff/{id}/role", post(person::set_role))
        .route("/staff/{id}/password", post(person::reset))
        .route("/staff/{id}/sign-out", post(person::sign_out))
        .route("/staff/{id}/right", get(person::ask_right).post(person::set_right))
        .route("/help", get(help::page))
        .route("/help/pictures/{name}", get(help_pictures::picture))
        .route("/audit", get(audit::page))
        .route("/alerts", get(alerts::page).post(alerts::choose))
        .route("/alerts/try", post(alerts::try_out))
        .route("/approvals", get(approvals::page))
        .route("/approvals/{kind}/{id}", post(approvals::approve))
        .route("/approvals/{kind}/{id}/back", post(approvals::back))
        .route("/agreed/{kind}/{id}", get(agreed::page).post(agreed::note))
        .route("/choices/approval", post(approvals::choose))
}

/// 届いた郵便, and the boxes.
fn post_routes() -> Router<AppState> {
    Router::new()
        .route("/post", get(post::page).post(post::tick))
        .route("/mailboxes/new", get(mailbox::fresh).post(mailbox::make))
        .route("/mailboxes/{id}", get(mailbox::page).post(mailbox::change))
        .route("/mailboxes/{id}/renew", axum::routing::post(mailbox::renew))
        .route("/mailboxes/{id}/pin", axum::routing::post(mailbox::pin))
        .route("/mailboxes/{id}/close", get(mailbox::ask_close).post(mailbox::close))
}

/// 電話を受けた, and 相談の数.
fn call_routes() -> Router<AppState> {
    Router::new()
        .route("/calls", get(calls::page))
        .route("/calls/{group}", get(calls::group))
        .route("/calls/{group}/{activity}/{planned}", get(call::page).post(call::save))
        .route("/calls/{group}/{activity}/{planned}/settle", post(call::settle))
        .route("/consultations", get(consultations::page).post(consultations::press))
        .route("/consultations/undo", post(consultations::undo))
}

/// What the desk keeps for itself.
fn desk_routes() -> Router<AppState> {
    Router::new()
        .route("/guide", get(guide::page))
        .route("/guide/unmet", get(unmet::page).post(unmet::press))
        .route("/guide/unmet/undo", post(unmet::undo))
        .route("/guide/{id}", get(guide_group::page))
        .route("/guide/{id}/paper", get(guide_group::paper))
        .route("/absence", get(away::page).post(away::press))
        .route("/veil", post(veil::press))
        .route("/hand-over", get(hand_over::page).post(hand_over::write))
        .route("/report", get(report::page).post(report::write))
        .route("/report/{file}", get(report::file))
}

/// お知らせ
fn notice_routes() -> Router<AppState> {
    Router::new()
        .route("/notices", get(notices::page))
        .route("/notices/new", get(notice::fresh))
        .route("/notices/look", post(notice::look_at))
        .route("/notices/{id}", get(notice::edit).post(notice::save))
        .route("/notices/{id}/delete", get(notice::ask_delete).post(notice::delete))
}

/// お問い合わせ, and the key that reads them.
fn inquiry_routes() -> Router<AppState> {
    Router::new()
        .route("/inquiries", get(inquiries::page))
        .route("/inquiries/procedure", get(inquiries::procedure))
        .route("/inquiries/void", get(inquiry_paper::void).post(inquiry_paper::find))
        .route("/inquiries/paper", get(inquiry_paper::paper).post(inquiry_paper::look))
        .route("/inquiries/{id}", get(inquiry::page))
        .route("/inquiries/{id}/read", post(inquiry::read))
        .route("/inquiries/{id}/write", post(inquiry_answer::write))
        .route("/inquiries/{id}/note", post(inquiry_answer::hand_over))
        .route("/inquiries/{id}/mark", post(inquiry::mark))
        .route("/inquiries/{id}/void", get(inquiry_paper::ask).post(inquiry_paper::press))
        .route("/desk-key", get(desk_key::page))
        .route("/desk-key/make", post(desk_key::make))
        .route("/desk-key/give", post(desk_key::give))
        .route("/desk-key/paper", post(desk_key::new_paper))
        .route("/desk-key/rotate", post(desk_key::rotate))
        .route("/desk-key/recover", post(desk_key::recover))
}
