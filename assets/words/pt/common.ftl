# What stands on and around every page of a visit.
sample = (exemplo)
hide = Ocultar esta tela
back = Voltar
home = Início
reading = Texto e cores
talk = Falar com alguém agora
talk_closing = Fechamos em breve. Também há onde falar com alguém depois de fechar
talk_closing_short = Onde falar depois de fechar
house = Sobre este lugar
rooms_today = Salas hoje
setting_clock = Acertando o relógio
may_be_old = Pode estar desatualizado
page_up = Subir
page_down = Descer
what_for = O que você procura?
promise = Não perguntamos seu nome. Não guardamos quem viu o quê.
counted = O que contabilizamos
find_group = Procurar um grupo
find_group_sub = Quem vive a experiência, famílias, pessoas em luto
by_theme = Temas
by_kana = Nomes
by_today = Hoje e à noite
by_place = Perto
leaflets = Ver folhetos
events = Eventos
desks = Procurar onde pedir orientação
desks_sub = Por município ou dificuldade
notices = Avisos
none_now = Nada no momento
for_groups = Para grupos
for_groups_and_askers = Para grupos e para quem quer resposta depois
reading_title = Tamanho do texto e cores
reading_note = Muda logo que você escolhe. “Ocultar esta tela” faz voltar como era.
text_size = Tamanho do texto
colours = Cores da tela
size_normal = Normal
size_large = Grande
look_light = Claro
look_contrast = Branco no preto
look_evening = Escuro
chosen = Escolha atual
specimen = A “Caminhada lenta do rio Shioji” é dom 29 nov, a partir das 10:00.
still_there = Quer continuar?
stay = Continuar
finish = Terminar
covered = O conteúdo está oculto.
touch_to_see = Toque para ver
starting = Preparando
starting_note = A tela aparece em breve.
unpaired = Registro deste terminal
unpaired_do = No console, em “端末”, toque em “端末を追加” e digite os 6 caracteres abaixo.
unpaired_code = Código de registro
unpaired_words = Palavras para conferir
unpaired_compare = Se o console mostrar as mesmas 3 palavras, toque em “登録する”. Se forem diferentes, não toque e avise a pessoa responsável.
unpaired_again = Este terminal precisa ser registrado de novo. Ele mostra o conteúdo que já tinha.
unpaired_wait = Conectando com a secretaria. Quando conectar, o código aparece aqui.
empty = Começa em breve
empty_note = Recebendo o conteúdo. Se tiver pressa, fale com o balcão.
page_of = { $page } / { $pages }
as_of = Atualizado: { $time }
events_ahead = Próximos eventos
events_this_week = { $count } nesta semana
sheets = { $count ->
    [one] { $count } folheto
   *[other] { $count } folhetos
}
count = { $count }
more = mais { $count }
seconds_left = Se nada for feito, termina em { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
}
language = Idioma
language_title = Escolher o idioma
language_note = Muda logo que você escolhe. Ao terminar o uso, volta ao japonês.
content_is_japanese = Este conteúdo está em japonês
