# Rooms and opening: free, in use, closed and why.
group_rooms = Salas dos grupos
group_rooms_note = São salas que os grupos reservam e usam. Para pedir orientação à equipe, vá ao 12º andar.
booked = Reservado
closed_day = Fechado
corner_open = Este espaço
desk = Balcão do 12º andar
desk_closed_today = Fechado hoje
room_in_use = Em uso
room_free = Livre
room_not_usable = Indisponível
room_closed = Fechada
capacity = { $count ->
    [one] Até { $count } pessoa
   *[other] Até { $count } pessoas
}
closed_weekly = Descanso semanal
closed_holiday = Feriado: { $name }
closed_year_end = Fim e início de ano
closed_today = Fechado hoje ({ $reason })
next_open = Abre de novo em { $date }, às { $time }
next_from = reabre { $date } { $from }
opens_today = Abre hoje às { $time }
shut_for_today = Encerrado por hoje
holiday_new_year = Ano-Novo
holiday_coming_of_age = Dia da Maioridade
holiday_foundation = Dia da Fundação Nacional
holiday_emperors_birthday = Aniversário do Imperador
holiday_vernal_equinox = Equinócio da Primavera
holiday_showa = Dia de Showa
holiday_constitution = Dia da Constituição
holiday_greenery = Dia do Verde
holiday_children = Dia das Crianças
holiday_marine = Dia do Mar
holiday_mountain = Dia da Montanha
holiday_respect_for_the_aged = Dia do Respeito aos Idosos
holiday_autumnal_equinox = Equinócio de Outono
holiday_health_and_sports = Dia da Saúde e do Esporte
holiday_sports = Dia do Esporte
holiday_culture = Dia da Cultura
holiday_labor_thanksgiving = Dia de Ação de Graças pelo Trabalho
holiday_imperial_wedding = Casamento Imperial
holiday_state_funeral = Funeral Imperial
holiday_accession = Dia da Ascensão ao Trono
holiday_enthronement = Cerimônia de Entronização
holiday_substitute = Feriado compensatório
holiday_citizens = Feriado dos Cidadãos
