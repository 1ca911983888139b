# What stands on and around every page of a visit.
sample = (ejemplo)
hide = Ocultar esta pantalla
back = Volver
home = Inicio
reading = Texto y colores
talk = Hablar con alguien ahora
talk_closing = Cerramos pronto. También hay dónde hablar con alguien después del cierre
talk_closing_short = Dónde hablar después del cierre
house = Sobre este lugar
rooms_today = Salas hoy
setting_clock = Ajustando el reloj
may_be_old = Puede estar desactualizado
page_up = Subir
page_down = Bajar
what_for = ¿Qué busca?
promise = No preguntamos su nombre. No guardamos quién vio qué.
counted = Lo que contabilizamos
find_group = Buscar un grupo
find_group_sub = Quien vive la experiencia, familias, personas en duelo
by_theme = Temas
by_kana = Nombres
by_today = Hoy y esta noche
by_place = Cerca
leaflets = Ver folletos
events = Eventos
desks = Buscar dónde pedir orientación
desks_sub = Por municipio o dificultad
notices = Avisos
none_now = Nada por ahora
for_groups = Para grupos
for_groups_and_askers = Para grupos y para quienes desean una respuesta después
reading_title = Tamaño del texto y colores
reading_note = Cambia en cuanto usted elige. “Ocultar esta pantalla” lo deja como antes.
text_size = Tamaño del texto
colours = Colores
size_normal = Normal
size_large = Grande
look_light = Claro
look_contrast = Blanco en negro
look_evening = Oscuro
chosen = Elección actual
specimen = La “Caminata lenta del río Shioji” es el dom 29 nov desde las 10:00.
still_there = ¿Desea continuar?
stay = Continuar
finish = Terminar
covered = El contenido está oculto.
touch_to_see = Toque para ver
starting = Preparando
starting_note = La pantalla aparecerá pronto.
unpaired = Registro de esta terminal
unpaired_do = En la consola, en “端末”, toque “端末を追加” e ingrese los 6 caracteres de abajo.
unpaired_code = Código de registro
unpaired_words = Palabras para comparar
unpaired_compare = Si la consola muestra las mismas 3 palabras, toque “登録する”. Si son diferentes, no lo toque y avise a la persona encargada.
unpaired_again = Esta terminal debe registrarse otra vez. Muestra el contenido que ya tenía.
unpaired_wait = Conectando con la oficina. Cuando se conecte, el código aparece aquí.
empty = Empieza pronto
empty_note = Recibiendo el contenido. Si tiene prisa, vaya a la ventanilla.
page_of = { $page } / { $pages }
as_of = Actualizado: { $time }
events_ahead = Próximos eventos
events_this_week = { $count } esta semana
sheets = { $count ->
    [one] { $count } folleto
   *[other] { $count } folletos
}
count = { $count }
more = { $count } más
seconds_left = Si no hace nada, termina en { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
}
language = Idioma
language_title = Elegir el idioma
language_note = Cambia en cuanto usted elige. Al terminar el uso, vuelve al japonés.
content_is_japanese = Este contenido está en japonés
