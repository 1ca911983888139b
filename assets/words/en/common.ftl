# What stands on and around every page of a visit.
sample = (sample)
hide = Hide this screen
back = Back
home = First page
reading = Text and colours
talk = Talk to someone now
talk_closing = We close soon. There are people to talk to after closing, too
talk_closing_short = People to talk to after closing
house = About this place
rooms_today = Rooms today
setting_clock = Setting the clock
may_be_old = May be out of date
page_up = Up
page_down = Down
what_for = What are you looking for?
promise = We do not ask your name. We do not keep who looked at what.
counted = What we count
find_group = Find a group
find_group_sub = For people with the experience, families, the bereaved
by_theme = Themes
by_kana = Names
by_today = Today and tonight
by_place = Near you
leaflets = Leaflets
events = Events
desks = Find a consultation desk
desks_sub = By municipality or concern
notices = Notices
none_now = None at the moment
for_groups = For groups
for_groups_and_askers = For groups, and for those who want a reply later
reading_title = Text size and colours
reading_note = It changes as soon as you choose. “Hide this screen” sets it back.
text_size = Text size
colours = Screen colours
size_normal = Normal
size_large = Large
look_light = Light
look_contrast = White on black
look_evening = Dark
chosen = Chosen
specimen = The “Shioji River slow walk” is on Sun 29 Nov from 10:00.
still_there = Are you still there?
stay = Go on
finish = Finish
covered = What was here is hidden.
touch_to_see = Touch to see it
starting = Getting ready
starting_note = The screen will be here soon.
unpaired = Register this terminal
unpaired_do = In the console, open “端末”, press “端末を追加” and enter the six characters below.
unpaired_code = Registration code
unpaired_words = Words to compare
unpaired_compare = When the console shows the same three words, press “登録する”. If they differ, do not press it and tell the person in charge.
unpaired_again = This terminal must be registered again. It still shows what it had.
unpaired_wait = Connecting to the office. A code appears here once it is connected.
empty = Starting soon
empty_note = Receiving what there is to show. If you are in a hurry, please ask at the desk.
page_of = { $page } / { $pages }
as_of = As of { $time }
events_ahead = Coming up
events_this_week = { $count } this week
sheets = { $count ->
    [one] { $count } leaflet
   *[other] { $count } leaflets
}
count = { $count }
more = { $count } more
seconds_left = Ends by itself in { $secs ->
    [one] { $secs } second
   *[other] { $secs } seconds
}
language = Language
language_title = Choose a language
language_note = It changes as soon as you choose. After your visit the screen returns to Japanese.
content_is_japanese = This content is in Japanese.
