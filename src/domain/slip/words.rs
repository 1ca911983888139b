//! Every word the product itself puts on paper, in Japanese, やさしい日本語 and English.
//!
//! The glossary decides. Where somebody chose a language without words of its own here, English stands in, and
//! Japanese stands beside it, so that the paper can be shown to anybody in the building.

mod when;
mod follow_up;
mod groups;

use super::Phrase;
use crate::domain::{
    ruby::RubyText,
    text::{Lang, Text},
};

/// The words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Words {
    lang: Lang,
}

/// Which of the three sets speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Speech {
    Japanese,
    Easy,
    English,
}

impl Words {
    /// The words of `lang`.
    pub fn of(lang: Lang) -> Self {
        Self { lang }
    }

    fn speech(self) -> Speech {
        match self.lang {
            Lang::Ja => Speech::Japanese,
            Lang::JaEasy => Speech::Easy,
            Lang::En | Lang::ZhHans | Lang::ZhHant | Lang::Ko | Lang::Vi | Lang::Pt | Lang::Es | Lang::Tl => {
                Speech::English
            }
        }
    }

    /// The same said three ways.
    pub(super) fn say(self, japanese: &str, easy: &str, english: &str) -> Phrase {
        match self.speech() {
            Speech::Japanese => Phrase::plain(japanese),
            Speech::Easy => Phrase::plain(easy),
            Speech::English => {
                Phrase { said: RubyText::parse(english), japanese: Some(RubyText::parse(japanese)) }
            }
        }
    }

    /// What every reader of the paper can take from figures: said once, in the visitor's way.
    pub(super) fn once(self, japanese: &str, easy: &str, english: &str) -> Phrase {
        Phrase { japanese: None, ..self.say(japanese, easy, english) }
    }

    /// A text of the content, with the Japanese beside it where it is another language.
    pub fn content(self, text: &Text) -> Phrase {
        let (said, lang) = text.get(self.lang);
        let beside = self.speech() == Speech::English && lang != Lang::Ja;
        let japanese = beside.then(|| text.get(Lang::Ja).0.clone());
        Phrase { said: said.clone(), japanese: japanese.filter(|japanese| japanese != said) }
    }

    /// A name: in Japanese first, because that is what stands on the door, then in the visitor's language.
    pub fn name(self, text: &Text) -> Phrase {
        let (said, lang) = text.get(self.lang);
        let japanese = text.get(Lang::Ja).0.clone();
        let other = lang != Lang::Ja && self.speech() == Speech::English && *said != japanese;
        Phrase { said: japanese, japanese: other.then(|| said.clone()) }
    }

    /// A text of the content without readings, to stand inside a sentence.
    pub fn inline(self, text: &Text) -> String {
        match self.speech() {
            Speech::Japanese | Speech::English => text.get(self.lang).0.plain(),
            Speech::Easy => text.get(self.lang).0.to_string(),
        }
    }

    /// Joins short facts on one line.
    pub fn joined(self, facts: &[Phrase]) -> Phrase {
        let (between, japanese_between) = match self.speech() {
            Speech::Japanese | Speech::Easy => ("・", "・"),
            Speech::English => (" · ", "・"),
        };
        let said: Vec<String> =
            facts.iter().map(|it| it.said.to_string()).filter(|it| !it.is_empty()).collect();
        let other = facts.iter().any(|it| it.japanese.is_some());
        let japanese: Vec<String> =
            facts.iter().map(|it| it.japanese.as_ref().unwrap_or(&it.said).to_string()).collect();
        let japanese = other.then(|| RubyText::parse(&japanese.join(japanese_between)));
        Phrase { said: RubyText::parse(&said.join(between)), japanese }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $ja:literal, $easy:literal, $en:literal;)*) => {
        impl Words {
            $($(#[$doc])*
            pub fn $name(self) -> Phrase {
                self.say($ja, $easy, $en)
            })*
        }

        /// Every fixed word, for tests of the language rules.
        #[cfg(test)]
        pub(super) const FIXED: &[(&str, &str, &str)] = &[$(($ja, $easy, $en)),*];
    };
}

words! {
    /// Where all content is fiction.
    sample = "（見本）", "（{見本|みほん}）", "(specimen)";
    /// A listing is no recommendation (CARE rule 12).
    no_recommendation = "掲載は 推薦ではありません。", "この {紙|かみ}は すすめる ものでは ありません。", "A listing is no recommendation.";
    /// Where to ask.
    ask = "わからないとき・まよったとき", "わからない とき", "If you are unsure, ask";
    /// Nobody asks for names.
    no_name_needed = "お名前を 言わなくても かまいません。", "{名前|なまえ}を {言|い}わなくても いいです。", "You need not give your name.";
    /// Title of the follow-up slip: neutral, for papers are found.
    follow_up_title = "お問い合わせの控え", "しつもんの ばんごうの {紙|かみ}", "Enquiry slip";
    /// Above the locator.
    locator_note = "受付番号（電話や窓口で 言う番号）", "うけつけの ばんごう（{電話|でんわ}で {言|い}う）", "Reference number (to say on the phone or at the desk)";
    /// Above the secret.
    secret_note = "ひらく番号", "ひみつの ばんごう", "Secret number";
    /// The reply.
    reply = "返事", "へんじ", "Reply";
    /// When a life is in danger.
    in_danger = "いのちの あぶないとき", "いのちが あぶない とき", "If a life is in danger";
    /// Police and ambulance.
    emergency_numbers = "110（警察）・119（救急・消防）", "110（けいさつ）・119（きゅうきゅう）", "110 (police) · 119 (ambulance, fire)";
    /// Where the paper is folded.
    show_nobody = "ここから下は 人に 見せないでください", "ここから {下|した}は {人|ひと}に {見|み}せないでください", "Show nobody what stands below";
    /// What the code opens.
    follow_up_code = "スマートフォンで 読みとると 返事の画面が 開きます。", "スマートフォンで {見|み}ると、へんじの ページが ひらきます。", "Opens the reply on your phone.";
    /// Where to look, with a public page.
    look_on_phone = "見る所：スマートフォン・この端末の「返事を見る」・窓口", "{見|み}る ところ：スマホ・この {画面|がめん}の「へんじを {見|み}る」・{受付|うけつけ}", "Where to look: your phone, “Read the reply” on this screen, or the desk";
    /// Where to look without one.
    look_here = "見る所：この端末の「返事を見る」・窓口", "{見|み}る ところ：この {画面|がめん}の「へんじを {見|み}る」・{受付|うけつけ}", "Where to look: “Read the reply” on this screen, or the desk";
    /// The paper is all there is.
    lost_paper = "この紙を なくすと、続きは 見られません。紙は 作り直せません。もう一度 はじめから 書けます。", "{紙|かみ}を なくすと、へんじは {見|み}られません。もういちど はじめから {書|か}けます。", "If you lose this paper, the reply cannot be read and the paper cannot be replaced. You can write anew.";
    /// Over a paper that opens nothing.
    only_a_specimen = "見本です。番号は 使えません", "{見本|みほん}です。ばんごうは {使|つか}えません", "Specimen: these numbers open nothing";
    /// Who may come.
    taking_part = "参加", "{来|く}ることが できる {人|ひと}", "Who can come";
    /// For audiences the group did not open itself to.
    others_at_desk = "ほかの方は、12階の窓口で ご案内します。", "ほかの {人|ひと}は、12{階|かい}の {受付|うけつけ}に {来|き}てください。", "Others: please ask at the desk on the 12th floor.";
    /// The next dates.
    meetings = "これからの集まり", "これから ある {会|かい}", "Next meetings";
    /// No dates are known.
    dates_by_contact = "次の日程は、グループに おたずねください。", "{次|つぎ}の {日|ひ}は、グループに {聞|き}いてください。", "Ask the group for its next dates.";
    /// The house has no time.
    no_dates = "いまの日付が 分からないので、日程を のせていません。", "いま {日付|ひづけ}が わかりません。{日|ひ}は グループに {聞|き}いてください。", "The date is unknown just now, so no dates are printed.";
    /// What it costs, and whether to apply.
    cost = "費用・申込み", "お{金|かね}・もうしこみ", "Cost, sign-up";
    /// Ways to reach a group.
    contact = "連絡のしかた", "れんらくの しかた", "How to get in touch";
    /// 電話
    phone = "電話", "{電話|でんわ}", "Phone";
    /// メール
    mail = "メール", "メール", "E-mail";
    /// 手紙
    letter = "手紙・はがき", "{手紙|てがみ}・はがき", "By post";
    /// ウェブサイト
    web = "ウェブサイト", "ウェブサイト", "Web site";
    /// What the code opens.
    web_code = "スマートフォンのカメラで 読みとると 開きます。", "スマートフォンの カメラで {見|み}ると、ひらきます。", "Opens with your phone's camera.";
    /// What the code of a day does.
    calendar_code = "カメラで 読みとると カレンダーに 入ります。", "カメラで {見|み}ると、カレンダーに {入|はい}ります。", "Puts the day into your phone's calendar.";
    /// Through the desk.
    via_desk = "窓口を 通して", "{受付|うけつけ}に {言|い}う", "Through the desk";
    /// How that goes.
    via_desk_how = "12階の窓口か 内線で「グループに 連絡したい」と お伝えください。", "12{階|かい}の {受付|うけつけ}に「グループに れんらくしたい」と {言|い}ってください。", "Tell the desk on the 12th floor that you want to contact the group.";
    /// What a place and its people offer.
    offers = "場所と 手助け", "{場所|ばしょ}と てつだい", "Access and help";
    /// Languages.
    spoken = "話せることば", "{話|はな}せる ことば", "Languages";
    /// Facts that nobody confirmed for half a year.
    ask_before_going = "確認から 半年たっています。行く前に 確認を", "{古|ふる}い かもしれません。{行|い}く {前|まえ}に {聞|き}いてください", "Checked long ago: please ask before you go";
    /// CARE rule 13, on papers of groups.
    phone_remembers = "スマートフォンや 電話には、見た記録や かけた記録が 残ります。", "スマートフォンや {電話|でんわ}には、{見|み}たことや かけたことが のこります。", "Phones keep a record of what you open and whom you call.";
    /// The paper without names.
    memo_title = "電話番号のメモ", "{電話番号|でんわばんごう}の メモ", "Phone numbers";
    /// The desk, on the paper without names.
    memo_desk = "窓口", "{受付|うけつけ}", "Desk";
    /// What to say there, without a name.
    memo_say = "「連絡を とりたい」と お伝えください。", "「れんらくしたい」と {言|い}ってください。", "Say that you would like to get in touch.";
    /// Relayed by sign or text.
    relay = "電話リレーサービス", "{手話|しゅわ}や {文字|もじ}の {電話|でんわ}", "Telephone relay service";
    /// ファクス
    fax = "ファクス", "ファクス", "Fax";
    /// Written talk.
    chat = "チャット・SNS", "チャット・SNS", "Chat";
    /// Never closed.
    always = "24時間", "いつでも", "Day and night";
    /// Closed on the day of printing.
    no_answer_today = "この日は 休み", "この {日|ひ}は {休|やす}み", "Closed on this day";
    /// The collected paper.
    several = "えらんだグループ", "えらんだ グループ", "Groups you chose";
    /// Not on this paper.
    nameless_apart = "名前をのせない紙にする グループは、この紙には ありません。", "{名前|なまえ}を のせない グループは、ほかの {紙|かみ}に あります。", "Groups that are printed without a name are not on this paper.";
    /// Title of the week.
    week = "今週 行ける集まり", "{今週|こんしゅう} {行|い}ける {会|かい}", "Meetings this week";
    /// Under it.
    week_note = "行く前に、参加や申込みを 確かめてください。", "{行|い}く {前|まえ}に、{聞|き}いてください。", "Please check who can come, and sign-up, before you go.";
    /// None.
    week_empty = "この7日間の 集まりは 見つかっていません。窓口で いっしょに さがします。", "この 7{日|か}の {会|かい}は {見|み}つかっていません。{受付|うけつけ}で さがします。", "No meetings were found for these seven days. The desk will look with you.";
    /// When.
    when = "日時", "いつ", "When";
    /// Where.
    place = "場所", "{場所|ばしょ}", "Where";
    /// For whom.
    for_whom = "対象", "だれ", "For";
    /// When it rains.
    weather = "天気", "{天気|てんき}", "Weather";
    /// Who holds it.
    organiser = "主催", "する {人|ひと}", "Held by";
    /// Where to ask about an event.
    ask_at = "問い合わせ", "{聞|き}く ところ", "Questions";
    /// A leaflet.
    leaflet = "チラシ", "おしらせの {紙|かみ}", "Leaflet";
    /// Whose it is.
    leaflet_of = "出しているところ", "{出|だ}した ところ", "From";
    /// Until when it counts.
    leaflet_until = "掲示の期限", "いつまで", "On show until";
    /// Where the leaflet lies.
    leaflet_here = "チラシは 15階の画面と たなで 見られます。", "15{階|かい}の {画面|がめん}で {見|み}ることが できます。", "You can read it on the screen on the 15th floor.";
    /// Title of the rooms.
    rooms = "今日の部屋", "{今日|きょう}の へや", "Rooms today";
    /// What they are (CARE rule 1).
    rooms_note = "グループが予約して使う部屋です。職員への相談は 12階です。", "グループが つかう へやです。スタッフは 12{階|かい}に います。", "Rooms that groups book. To talk to staff, go to the 12th floor.";
    /// Nobody booked.
    no_bookings = "予約は ありません", "よやくは ありません", "No bookings";
    /// A booking without a name.
    booked = "予約あり", "よやくが あります", "Booked";
    /// A booking not yet certain.
    tentative = "仮予約", "かりの よやく", "Tentative";
    /// Room times change.
    rooms_change = "予約は 変わることが あります。", "よやくは かわる ことが あります。", "Bookings may change.";
    /// Title of the paper of a booking.
    booking_title = "予約の控え", "よやくの {紙|かみ}", "Your booking";
    /// Above its number.
    booking_number = "予約の番号（15階で「到着しました」と押すときに使います）", "よやくの ばんごう（ついたときに 15{階|かい}で {使|つか}います）", "Booking number (for “We have arrived” on the 15th floor)";
    /// What its code is for.
    booking_code = "画面の下の 読み取り機に かざすと、番号が入ります", "{機械|きかい}に {見|み}せると、ばんごうが {入|はい}ります", "Hold this to the reader to enter the number";
    /// Whoever has it.
    booking_alone = "番号を知っている人は、この予約の到着を 伝えられます。グループの中だけで お使いください。", "ばんごうは グループの {中|なか}だけで {使|つか}ってください。", "Whoever has the number can check in for this booking. Keep it within your group.";
    /// Title of the paper of a request.
    request_title = "部屋のお願いを 受け取りました", "へやの おねがいを うけとりました", "We have your request for a room";
    /// Above its number.
    request_number = "お願いの番号（返事を見るときに使います）", "おねがいの ばんごう（へんじを {見|み}るときに {使|つか}います）", "Request number (to read the answer)";
    /// What its code is for.
    request_code = "「お願いの返事」の画面で 読み取り機に かざします", "「おねがいの へんじ」で {機械|きかい}に {見|み}せます", "Hold this to the reader on the page “Answer to a request”";
    /// It is no booking yet.
    request_wait = "まだ予約では ありません。12階の窓口が 確かめて、15階の画面に 返事を出します。", "まだ よやくでは ありません。12{階|かい}の {受付|うけつけ}が へんじを 15{階|かい}の {画面|がめん}に {出|だ}します。", "This is not a booking yet. The 12th-floor desk checks it and answers on the screen on the 15th floor.";
    /// The card to hold out.
    first_title = "この紙を 見せてください", "この {紙|かみ}を {見|み}せてください", "Please show this paper";
    /// What it says.
    first_here = "はじめて来ました。", "はじめて {来|き}ました。", "This is my first time here.";
    /// And asks.
    first_voice = "声を出さなくて 大丈夫ですか。", "{声|こえ}を {出|だ}さなくても いいですか。", "Is it all right not to speak?";
    /// Above the lines to tick.
    first_tick = "あてはまるものに 印を つけられます", "しるしを つけることが できます", "You can tick what fits";
    /// To tick.
    first_write = "紙に書いて 話したいです", "{紙|かみ}に {書|か}いて {話|はな}したいです", "I would like to write";
    /// To tick.
    first_listen = "今日は 見るだけ・聞くだけに したいです", "きょうは {見|み}るだけに したいです", "Today I only want to look and listen";
    /// To tick.
    first_slow = "ゆっくり 話してください", "ゆっくり {話|はな}してください", "Please speak slowly";
    /// To tick.
    first_alone = "しばらく ひとりで 座っていたいです", "すこし ひとりで すわりたいです", "I would like to sit by myself for a while";
    /// To tick.
    first_leave = "とちゅうで 帰るかもしれません", "とちゅうで {帰|かえ}るかも しれません", "I may leave early";
    /// To staff.
    first_staff = "受けとった方へ：理由や お名前は たずねないでください。", "スタッフへ：{名前|なまえ}は {聞|き}かないでください。", "To staff: please do not ask for a reason or a name.";
    /// Room to write.
    first_space = "書くところ", "{書|か}く ところ", "Space to write";
    /// Title of the paper for whoever starts or runs a group.
    found_title = "グループを つくる・つづける", "グループを つくる・つづける", "Start or run a group";
    /// Above the steps.
    found_steps = "5つの 段どり", "5つの じゅんばん", "Five steps";
    /// A step.
    found_write = "だれと 何のために 集まるかを、ひとことで 書く", "だれと なんの ために {会|あ}うか、{書|か}きます", "Write one sentence: who meets, and what for";
    /// A step.
    found_others = "仲間を さがす（窓口が 間に入ります）", "なかまを さがします（{受付|うけつけ}が てつだいます）", "Look for others; the desk stands between you";
    /// A step.
    found_place = "集まる場所と 日を 決める", "{場所|ばしょ}と {日|ひ}を きめます", "Choose a place and a day";
    /// A step.
    found_ready = "はじめての会の 用意を する", "はじめての {会|かい}の よういを します", "Prepare the first meeting";
    /// A step.
    found_tell = "知らせて、つづける。つかれたら 休む", "みんなに {言|い}います。つかれたら {休|やす}みます", "Tell people, and go on; rest when you are tired";
    /// Above what to have ready.
    found_list = "はじめての会までに", "はじめての {会|かい}の {前|まえ}に", "Before the first meeting";
    /// To tick.
    found_promise = "ここでの約束（話は 持ち出さない・名前は 言わなくてよい）", "やくそく（{聞|き}いた ことは ほかで {言|い}わない）", "What is said stays here; nobody has to give a name";
    /// To tick.
    found_times = "はじめの言葉と、おわりの時間", "はじめの ことばと おわる {時間|じかん}", "Words to begin with, and a time to end";
    /// To tick.
    found_seats = "席・飲みもの・入口の目印", "いす・のみもの・{入口|いりぐち}の しるし", "Seats, drinks, a sign at the door";
    /// To tick.
    found_silent = "話さなくても、とちゅうで 帰っても よいと 伝える", "{話|はな}さなくて いい、{帰|かえ}って いいと {言|い}います", "Say that nobody has to speak and everybody may leave";
    /// To tick.
    found_relief = "進める人が つかれたとき、代わる人", "つかれたとき、かわる {人|ひと}", "Somebody to take over when you are tired";
    /// To tick.
    found_help = "こまったときの 連絡先", "こまったときに {電話|でんわ}する ところ", "Where to turn in trouble";
    /// Above money with its deadlines.
    found_grants = "助成金", "もらえる お{金|かね}", "Grants";
    /// Before the last day.
    found_until = "しめきり ", "いつまで：", "Apply by ";
    /// How one gets a room, a place on the rack, and others.
    found_desk = "部屋の利用登録、チラシ、仲間さがしは、12階の窓口で お手伝いします。", "へやや なかまの ことは、12{階|かい}の {受付|うけつけ}に {聞|き}いてください。", "The 12th-floor desk helps with rooms, leaflets and finding others.";
    /// 見学
    observing = "見学", "{見|み}るだけの {人|ひと}", "Visiting as an observer";
    /// 中止
    cancelled = "中止", "ありません", "Cancelled";
    /// A change was told, and the group has not been asked yet.
    may_change = "行く前に確認を", "{行|い}く {前|まえ}に きいてください", "Ask before you go";
    /// A place or an hour that is not as planned.
    changed = "変更あり", "かわりました", "Changed";
    /// Another place than planned.
    place_changed = "会場変更", "{場所|ばしょ}が かわりました", "New place";
    /// Another hour than planned.
    hours_changed = "時間変更", "{時間|じかん}が かわりました", "New time";
    /// A place that is not told.
    after_contact = "会場は連絡後にお知らせ", "{場所|ばしょ}は れんらくの {後|あと}で {言|い}います", "Place told after contact";
    /// Online.
    online = "オンライン", "オンライン", "Online";
    /// 申込み不要
    no_sign_up = "申込み不要", "もうしこみは いりません", "No sign-up";
    /// 申込みが いります
    sign_up = "申込みが いります", "もうしこみが いります", "Sign-up needed";
    /// 前日までに申込み
    sign_up_day_before = "前日までに申込み", "{前|まえ}の {日|ひ}までに もうしこみ", "Sign up by the day before";
    /// Only Japanese is there.
    japanese_only = "", "", "Some text is in Japanese only.";
}
