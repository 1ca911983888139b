//! One word for one thing in every language: where the Japanese names a thing, a translation says its agreed word, and
//! what names a button says what stands on it.

use std::collections::BTreeMap;

use super::table_tests::messages;
use crate::domain::text::Lang;

/// A thing as the Japanese tables name it, and its word in each other language, in the order of [`Lang::ALL`]: stems, in
/// small letters, parted by `|` where a language has several.
type Term = (&'static str, [&'static str; 9]);

const TERMS: [Term; 29] = [
    (
        "グループ",
        [
            "グループ",
            "group|meeting room",
            "小组",
            "團體",
            "모임",
            "nhóm",
            "grupo",
            "grupo",
            "grupo|group|meeting room",
        ],
    ),
    (
        "グループの部屋",
        [
            "グループが つかう へや|グループの へや",
            "meeting room",
            "小组活动室",
            "團體活動室",
            "모임방",
            "phòng của nhóm",
            "salas dos grupos",
            "salas de los grupos",
            "meeting room",
        ],
    ),
    ("部屋", ["へや", "room", "房间|活动室", "房間|活動室", "방", "phòng", "sala", "sala", "room"]),
    ("予約", ["よやく", "book", "预约", "預約", "예약", "đặt", "reserv", "reserv", "book"]),
    ("窓口", ["うけつけ", "desk", "服务台", "服務台", "창구", "quầy", "balcão", "ventanilla", "desk"]),
    ("12階", ["12かい", "12th", "12楼", "12樓", "12층", "tầng 12", "12º andar", "piso 12", "12f"]),
    (
        "職員",
        ["スタッフ", "staff", "工作人员", "工作人員", "직원", "nhân viên", "equipe", "personal", "staff"],
    ),
    (
        "ボランティアセンター",
        [
            "ボランティアセンター",
            "volunteer centre",
            "志愿者中心",
            "志工中心",
            "자원봉사센터",
            "trung tâm tình nguyện",
            "centro de voluntariado",
            "centro de voluntariado",
            "volunteer center",
        ],
    ),
    (
        "事務局",
        ["じむしょ", "office", "办公室", "辦公室", "사무국", "văn phòng", "secretaria", "oficina", "opisina"],
    ),
    ("チラシ", ["かみ", "leaflet", "宣传单", "傳單", "전단", "tờ rơi", "folheto", "folleto", "leaflet"]),
    ("イベント", ["イベント", "event", "活动", "活動", "행사", "sự kiện", "evento", "evento", "event"]),
    (
        "お問い合わせの控え",
        [
            "しつもんの ばんごうの かみ",
            "enquiry slip",
            "询问回执",
            "詢問單",
            "문의 접수증",
            "phiếu câu hỏi",
            "comprovante de pergunta",
            "comprobante de pregunta",
            "slip",
        ],
    ),
    (
        "控えの紙",
        [
            "かみ",
            "enquiry slip",
            "询问回执",
            "詢問單",
            "문의 접수증",
            "phiếu câu hỏi",
            "comprovante de pergunta",
            "comprobante de pregunta",
            "slip",
        ],
    ),
    (
        "受付番号",
        [
            "うけつけの ばんごう",
            "reference number",
            "受理号码",
            "受理號碼",
            "접수 번호",
            "số tiếp nhận",
            "número de referência",
            "número de referencia",
            "reference number",
        ],
    ),
    (
        "ひらく番号",
        [
            "ひみつの ばんごう",
            "secret number",
            "开启号码",
            "開啟號碼",
            "열람 비밀번호",
            "số bí mật",
            "número secreto",
            "número secreto",
            "lihim na numero",
        ],
    ),
    ("返事", ["へんじ", "repl", "答复", "回覆", "답변", "trả lời", "resposta", "respuesta", "sagot"]),
    (
        "すぐ話せる所",
        [
            "いま はなせる ところ",
            "talk to someone now",
            "马上找人谈谈",
            "馬上找人談談",
            "바로 이야기할 곳",
            "nói chuyện ngay",
            "falar com alguém agora",
            "hablar con alguien ahora",
            "makakausap ngayon",
        ],
    ),
    (
        "相談できる所",
        [
            "そうだんできる ところ",
            "consultation desk",
            "咨询处",
            "諮詢單位",
            "상담할 수 있는 곳",
            "hỏi ý kiến",
            "orientação",
            "orientación",
            "mahihingan ng payo",
        ],
    ),
    (
        "メールボックス",
        [
            "てがみの はこ",
            "mailbox",
            "信箱",
            "信箱",
            "우편함",
            "hộp thư",
            "caixa de correio",
            "buzón",
            "mailbox",
        ],
    ),
    (
        "箱の番号",
        [
            "はこの ばんごう",
            "box number",
            "信箱",
            "信箱",
            "우편함 번호",
            "số hộp",
            "número da caixa",
            "número del buzón",
            "numero ng box",
        ],
    ),
    ("暗証番号", ["ばんごう", "pin", "密码", "密碼", "비밀번호", "pin", "pin", "pin", "pin"]),
    ("到着", ["つき|つい", "arrive", "到", "到", "도착", "đến", "chegamos", "llegamos", "dumating"]),
    ("見学", ["みるだけ", "observ", "旁听", "旁聽", "참관", "đến xem", "observar", "observar", "observe"]),
    ("費用", ["おかね", "cost", "费用", "費用", "비용", "phí", "custo", "costo", "gastos|bayad"]),
    (
        "助成金",
        ["おかね", "grant", "补助金", "補助金", "지원금", "tài trợ", "apoio", "ayuda", "tulong-pondo"],
    ),
    (
        "電話番号",
        [
            "でんわばんごう",
            "phone number",
            "电话号码",
            "電話號碼",
            "전화번호",
            "số điện thoại",
            "telefone",
            "teléfono",
            "telepono",
        ],
    ),
    (
        "端末",
        [
            "きかい|端末",
            "terminal|端末",
            "设备|端末",
            "裝置|端末",
            "단말기|端末",
            "thiết bị|端末",
            "terminal|端末",
            "terminal|端末",
            "terminal|端末",
        ],
    ),
    (
        "ヘッドホン",
        [
            "ヘッドホン",
            "headphones",
            "耳机",
            "耳機",
            "헤드폰",
            "tai nghe",
            "fone",
            "auriculares",
            "headphones",
        ],
    ),
    (
        "休館日",
        ["やすみ", "closed", "闭馆日", "休館日", "휴관일", "đóng cửa", "fechado", "cerrado", "sarado"],
    ),
];

/// Messages that say it in other words, each with its reason; やさしい日本語 may leave a thing out.
const OTHERWISE: [(&str, &str); 4] = [
    // A sentence about places one can talk to, not the name of the page.
    ("no_open_lines", "すぐ話せる所"),
    // Said shorter in やさしい日本語.
    ("tell_arrival_to_desk", "予約"),
    ("ask_box", "グループ"),
    ("no_such_room_do", "端末"),
];

fn texts(lang: Lang) -> BTreeMap<String, String> {
    messages(lang).into_iter().map(|((_, id), message)| (id, message.text)).collect()
}

fn has_one(text: &str, stems: &str) -> bool {
    let text = text.to_lowercase();
    stems.split('|').any(|stem| text.contains(stem))
}

#[test]
fn every_language_names_a_thing_as_agreed() {
    let ja = texts(Lang::Ja);
    let mut wrong = Vec::new();
    for (at, lang) in Lang::ALL.into_iter().skip(1).enumerate() {
        let own = texts(lang);
        for (term, said) in TERMS {
            let named = ja.iter().filter(|(_, text)| text.contains(term)).map(|(id, _)| id);
            let otherwise =
                named.filter(|id| !OTHERWISE.contains(&(id.as_str(), term)) && !has_one(&own[*id], said[at]));
            wrong.extend(
                otherwise.map(|id| format!("{} {id}: {term} is {}: {}", lang.tag(), said[at], own[id])),
            );
        }
    }
    assert!(wrong.is_empty(), "{} in all:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_term_is_used_and_every_excuse_needed() {
    let ja = texts(Lang::Ja);
    for (term, _) in TERMS {
        assert!(ja.values().any(|text| text.contains(term)), "no page says {term}");
    }
    for (id, term) in OTHERWISE {
        let (_, said) = TERMS.into_iter().find(|it| it.0 == term).unwrap();
        let differs =
            Lang::ALL.into_iter().skip(1).zip(said).any(|(lang, said)| !has_one(&texts(lang)[id], said));
        assert!(ja[id].contains(term) && differs, "{id} says {term} as agreed");
    }
}

/// What stands in 「」.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('「').skip(1).filter_map(|rest| rest.split_once('」').map(|(inside, _)| inside))
}

#[test]
fn a_button_that_is_named_is_named_as_it_stands() {
    let ja = texts(Lang::Ja);
    let mut wrong = Vec::new();
    // やさしい日本語 names no buttons where it can do without.
    for lang in Lang::ALL.into_iter().filter(|lang| *lang != Lang::JaEasy) {
        let own = texts(lang);
        // The welcome explains the word グループ, and names no button.
        for (id, text) in ja.iter().filter(|(id, _)| *id != "welcome_meet") {
            let named = quoted(text).flat_map(|inside| ja.iter().filter(move |(_, text)| *text == inside));
            let missing =
                named.filter(|(button, _)| !own[id].to_lowercase().contains(&own[*button].to_lowercase()));
            wrong.extend(missing.map(|(button, _)| {
                format!("{} {id} does not say 「{}」: {}", lang.tag(), own[button], own[id])
            }));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
