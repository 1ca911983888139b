# The signage, and the cards that stand when nobody is there.
touch_to_begin = Toque para começar
event = Evento
leaflet = Folheto
group_speaks = Um grupo se apresenta
more_on_this_screen = Veja mais nesta tela
moved = Houve mudança
cancelled = Foi cancelado
closed_days = Próximos dias fechados
no_closed_days = Por enquanto não há dias fechados
welcome = Que lugar é este?
welcome_meet = Aqui você pode procurar “grupos” em que se reúnem pessoas com a mesma experiência
welcome_free = Não é preciso pagar nem dizer o nome
welcome_stay = Pode só olhar, ou só sentar e descansar
notice_information = Aviso
notice_closing = Fechamento, novo horário
notice_caution = Atenção
