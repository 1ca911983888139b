//! The four roles, and what is wrong with an account, in the words staff read.

use super::{oops::Oops, page::Choice, posted::Problems};
use crate::office::{
    accounts::AccountError,
    staff::{LOGIN_CHARS_MAX, PASSWORD_BYTES_MAX, PASSWORD_CHARS_MIN, Role, StaffError},
};

/// Longest name of a person, in characters.
pub(super) const NAME_CHARS_MAX: usize = 40;

/// A role's name.
pub(super) const fn name(role: Role) -> &'static str {
    match role {
        Role::Viewer => "見る",
        Role::Editor => "編集",
        Role::Publisher => "公開",
        Role::Admin => "管理",
    }
}

/// What whoever has it does.
pub(super) const fn hint(role: Role) -> &'static str {
    match role {
        Role::Viewer => "ページを見ます。何も変えません。",
        Role::Editor => {
            "電話・部屋・郵便・案内など、窓口の仕事をします。画面に出すものは、公開の人に頼みます。"
        }
        Role::Publisher => "画面に何を出すかを決めます。緊急の画面も出せます。",
        Role::Admin => "人と役割、端末、窓口の鍵の世話もします。",
    }
}

/// The four of them to choose from.
pub(super) fn choices(chosen: Role) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        key: role.key().to_owned(),
        name: name(role).to_owned(),
        hint: hint(role),
        chosen: role == chosen,
    };
    Role::ALL.map(choice).to_vec()
}

/// What is wrong beside the field it is wrong with; what no field can mend goes on.
pub(super) fn say(problems: &mut Problems, error: StaffError) -> Result<(), Oops> {
    match error {
        StaffError::Password => problems
            .say("new", format!("{PASSWORD_CHARS_MIN}字から{PASSWORD_BYTES_MAX}バイトまでにしてください。")),
        StaffError::Login => problems.say(
            "login",
            format!("英小文字・数字・「.」「-」「_」で、{LOGIN_CHARS_MAX}字までにしてください。"),
        ),
        StaffError::Taken(_) => problems.say("login", "この名前は、もう使われています。"),
        StaffError::Store(_) | StaffError::NoChance(_) | StaffError::Nobody(_) | StaffError::Hash => {
            return Err(AccountError::Staff(error).into());
        }
    }
    Ok(())
}
