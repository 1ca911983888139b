//! What went wrong, as a page that says what to do.

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use crate::{
    office::{
        accounts::AccountError,
        answer::Problem,
        chance::NoChance,
        desk_keys::DeskKeyError,
        pairing::PairError,
        records::RecordError,
        report::ReportError,
        staff::{Role, StaffError},
    },
    store::error::StoreError,
};

/// Why a page cannot be shown or a change not be made. Logged once, when it becomes a page.
#[derive(Debug, thiserror::Error)]
pub(super) enum Oops {
    #[error("nothing is at this address")]
    NotFound,
    #[error("the form cannot be read")]
    Unreadable,
    #[error("the session is over")]
    SessionOver,
    #[error("the picture of this version was deleted")]
    PictureGone,
    #[error("the room of this version is taken")]
    RoomTaken,
    #[error("the slot of who waits is taken")]
    StillTaken,
    #[error("a rule of the room is broken")]
    RuleBroken,
    #[error("this asks for the role {}", .0.key())]
    NotAllowed(Role),
    #[error("the words that wait for a second person are others by this time")]
    WordsChanged,
    #[error("nobody approves what they asked for themselves")]
    OwnWords,
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Record(#[from] RecordError),
    #[error(transparent)]
    NoChance(#[from] NoChance),
    #[error(transparent)]
    DeskKey(#[from] DeskKeyError),
    #[error(transparent)]
    Report(#[from] ReportError),
    #[error(transparent)]
    Account(#[from] AccountError),
    #[error("{}: {}", .0.error, .0.say)]
    Problem(Problem),
    #[error("a page could not be filled: {0}")]
    Page(#[from] askama::Error),
    #[error("a task was stopped")]
    Stopped,
}

impl Oops {
    /// Somebody may not do this; `least` can.
    pub(super) fn needs(least: Role) -> Self {
        Self::NotAllowed(least)
    }
}

impl From<Problem> for Oops {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<PairError> for Oops {
    fn from(error: PairError) -> Self {
        match error {
            PairError::Store(error) => Self::Store(error),
            PairError::NoChance(error) => Self::NoChance(error),
            PairError::Unknown | PairError::NoDevice(_) => Self::NotFound,
            PairError::TooMany => Self::Problem(PairError::TooMany.into()),
        }
    }
}

#[derive(Template)]
#[template(path = "error.html", config = "assets/console/askama.toml")]
struct Page {
    title: &'static str,
    text: &'static str,
    way: (&'static str, &'static str),
}

impl Oops {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound
            | Self::Record(RecordError::Missing { .. })
            | Self::Account(AccountError::Staff(StaffError::Nobody(_))) => StatusCode::NOT_FOUND,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::SessionOver => StatusCode::UNAUTHORIZED,
            Self::NotAllowed(_) | Self::OwnWords => StatusCode::FORBIDDEN,
            Self::PictureGone
            | Self::RoomTaken
            | Self::StillTaken
            | Self::RuleBroken
            | Self::WordsChanged
            | Self::Account(AccountError::Oneself | AccountError::LastAdmin)
            | Self::DeskKey(DeskKeyError::Exists | DeskKeyError::Missing | DeskKeyError::NoHolder(_))
            | Self::Record(RecordError::Conflict { .. }) => StatusCode::CONFLICT,
            Self::Store(StoreError::Busy(_) | StoreError::Refused(_)) | Self::Problem(_) | Self::Stopped => {
                StatusCode::SERVICE_UNAVAILABLE
            }
            Self::Store(StoreError::Full(_)) => StatusCode::INSUFFICIENT_STORAGE,
            Self::Store(_)
            | Self::Record(_)
            | Self::NoChance(_)
            | Self::DeskKey(_)
            | Self::Report(_)
            | Self::Account(_)
            | Self::Page(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The title and the sentence, by what the reader can do about it.
    fn words(&self) -> (&'static str, &'static str) {
        if matches!(self, Self::RoomTaken) {
            let why = "この時間には、もうほかの予約があります。部屋のページで空きを見て、新しく予約を書いてください。";
            ("この版にはもどせません", why)
        } else if matches!(self, Self::StillTaken) {
            let why = "まだ何も変えていません。この時間には、ほかの予約が入っています。部屋のページで空きを見てください。";
            ("まだ空いていません", why)
        } else if matches!(self, Self::RuleBroken) {
            let why = "まだ何も変えていません。予約のページを開き、それでも入れるわけを書いて「予約にする」を押してください。";
            ("部屋の決まりを超えます", why)
        } else if matches!(self, Self::PictureGone) {
            let why = "この版で使っていた画像は、もう消されています。画像を入れ直してから、今の版を直してください。";
            ("この版にはもどせません", why)
        } else if matches!(self, Self::WordsChanged) {
            let why = "あなたが見たあとで、書きかえられました。まだ何も変えていません。新しい言葉を読んでから、もう一度決めてください。";
            ("言葉が変わりました", why)
        } else if matches!(self, Self::DeskKey(DeskKeyError::Missing)) {
            (
                "窓口の鍵がまだありません",
                "まだ何も変えていません。「窓口の鍵」のページで、先に鍵をつくってください。",
            )
        } else if matches!(self, Self::OwnWords) {
            let why = "自分が頼んだものは、ほかの人に見てもらってください。";
            ("もう一人の目が要ります", why)
        } else if let Self::NotAllowed(least) = self {
            words_of_role(*least)
        } else if matches!(self, Self::Account(AccountError::Oneself)) {
            ("自分にはできません", "しるべの、ほかの管理者に頼んでください。")
        } else if matches!(self, Self::Account(AccountError::LastAdmin)) {
            let why = "管理者がだれもいなくなってしまいます。先に、ほかの人を管理者にしてください。";
            ("管理者は一人は要ります", why)
        } else {
            words_of(self.status())
        }
    }
}

fn words_of_role(least: Role) -> (&'static str, &'static str) {
    match least {
        Role::Viewer | Role::Editor => {
            ("見るだけの役割です", "変えることは、編集のできる人に頼んでください。まだ何も変えていません。")
        }
        Role::Publisher => (
            "公開する人だけができます",
            "画面に出すこと、消すことは、公開のできる人に頼んでください。まだ何も変えていません。",
        ),
        Role::Admin => ("管理者だけができます", "しるべの管理者に頼んでください。まだ何も変えていません。"),
    }
}

fn words_of(status: StatusCode) -> (&'static str, &'static str) {
    match status {
        StatusCode::NOT_FOUND => {
            ("見つかりません", "消されたか、番号がちがいます。一覧からもう一度選んでください。")
        }
        StatusCode::BAD_REQUEST => (
            "読めませんでした",
            "送られた内容が大きすぎるか、こわれています。前のページにもどり、もう一度送ってください。",
        ),
        StatusCode::UNAUTHORIZED => (
            "ログインの時間が切れました",
            "まだ何も変えていません。ログインしてから、もう一度行ってください。",
        ),
        StatusCode::CONFLICT => (
            "ほかの人が先に保存していました",
            "まだ何も変えていません。前のページにもどって読みこみ直し、もう一度行ってください。",
        ),
        StatusCode::INSUFFICIENT_STORAGE => (
            "場所が足りません",
            "事務局の機械のディスクがいっぱいです。まだ保存していません。管理者に知らせてください。",
        ),
        StatusCode::SERVICE_UNAVAILABLE => (
            "今はこみあっています",
            "まだ保存していません。少し待って、前のページからもう一度行ってください。",
        ),
        _ => (
            "できませんでした",
            "しるべの中で問題が起きました。まだ保存していません。管理者に知らせてください（記録に理由が残っています）。",
        ),
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let (status, (title, text)) = (self.status(), self.words());
        let way = if matches!(self, Self::SessionOver) {
            ("/login", "ログインする")
        } else {
            ("/", "きょうのページへ")
        };
        if status.is_server_error() {
            tracing::error!(error = %self, "a page failed");
        }
        let page = Page { title, text, way };
        (status, Html(page.render().unwrap_or_else(|_unfilled| title.to_owned()))).into_response()
    }
}
