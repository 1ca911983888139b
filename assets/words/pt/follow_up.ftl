# The enquiry slip, and reading the reply. What is promised here is kept elsewhere, and no more is promised.
follow_up = Comprovante de pergunta
follow_up_note = Perguntar ao balcão sem dizer o nome
see_reply = Ver a resposta
follow_up_write = Escreva o que quer perguntar. Também pode não escrever.
follow_up_print = Sai um papel com números. Não perguntamos seu nome.
follow_up_read = Com esses números, você lê a resposta depois.
follow_up_hurry = Se é urgente: falar com alguém agora
follow_up_not = Não é lido de imediato. Não é um balcão para urgências, nem orientação médica, nem aconselhamento psicológico.
follow_up_cameras = As câmeras de segurança do prédio, ou o que você escrever, podem mostrar que é você.
follow_up_law = Em casos relacionados à vida ou a maus-tratos, podemos, por lei, informar os órgãos envolvidos.
follow_up_what = Sobre o que é?
follow_up_no_day = Não sabemos os dias em que o balcão abre, por isso agora não é possível emitir.
follow_up_elsewhere = Também pode perguntar no balcão do 12º andar sem dizer o nome.
follow_up_text = Se quiser escrever algo
follow_up_hint = Não escreva nomes nem números de telefone
follow_up_sealed = Só a equipe do balcão pode ler o que você escreve. Não fica neste terminal.
follow_up_skip = Seguir sem escrever
follow_up_next = Próximo
follow_up_paper = Sai um papel assim
follow_up_specimen = Os números são um exemplo. Os números verdadeiros são impressos só no papel.
follow_up_make = Fazer o papel
follow_up_making = Fazendo o papel
follow_up_making_note = Quando o papel sair, pegue-o.
follow_up_taken_ask = Você pegou o papel?
follow_up_taken_note = A resposta só pode ser lida com os números deste papel. O papel não pode ser feito de novo.
follow_up_unsure_ask = O papel saiu?
follow_up_unsure_note = A impressora não responde. Se o papel não saiu, é possível anular os números e fazer um novo papel.
follow_up_yes = Sim, peguei
follow_up_no = Não, ou não dá para ler
follow_up_settling = Anotando
follow_up_done = Recebido
follow_up_done_note = Não mostre a ninguém a metade de baixo dos números.
follow_up_void = Os números desse papel foram anulados
follow_up_void_note = O que você escreveu também não foi enviado. Pode fazer um novo papel.
follow_up_lost = Não foi possível fazer o papel
follow_up_enough = Agora não é possível fazer mais. Tente daqui a pouco ou vá ao balcão do 12º andar.
reply_ask = Digite o número de referência (8 dígitos) e o número secreto (20 dígitos) do papel
reply_asking = Procurando
reply_nothing = Não foi possível abrir com estes números. Confira os números.
reply_nothing_note = O que passou de 90 dias, foi apagado ou ainda não chegou não pode ser aberto.
reply_unreachable = Agora não há conexão com o balcão. Tente de novo mais tarde.
reply_none_yet = Ainda não há resposta.
reply_unreadable = Não foi possível ler esta mensagem.
reply_erase = Apagar (não pode ser desfeito)
reply_erase_ask = Apagar tudo? Não pode ser desfeito.
reply_keep = Não apagar
reply_erased = Apagado
reply_erased_note = Os números deste papel não podem mais ser usados.
reply_empty = (Enviado sem escrever nada)
follow_up_kind_looking = Procuro um grupo
follow_up_kind_starting = Quero criar um grupo
follow_up_kind_running = Condução de um grupo
follow_up_kind_other = Outro assunto
read_on = Será lido em { $read }. A resposta está prevista para por volta de { $reply }.
away_until = Não há ninguém no balcão até { $date }.
chars_left = { $count ->
    [one] Resta { $count } caractere
   *[other] Restam { $count } caracteres
}
no_follow_up_slip = Agora não é possível emitir o comprovante de pergunta.
no_follow_up_slip_because = Agora não é possível emitir o comprovante de pergunta. { $why }.
message_from_desk = Do balcão
message_from_visitor = O que você escreveu
message_head = { $date } · { $who }
readable_until = Pode ser visto até { $date }.
reply_lost = Por uma falha da máquina, os papéis impressos de { $from } a { $until } e o que foi escrito nesses dias se perderam. Pedimos desculpas. Pergunte de novo, no balcão do 12º andar ou nesta tela.
paper_rests = Os números não conferiram. Espere mais { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
} e tente de novo.
paper_digits_typed = Números do papel: { $filled } de { $count } dígitos
reply_write = Escrever mais
reply_not_written = Voltar sem escrever
reply_send = Enviar
reply_sent = Enviado
reply_full = Com este papel não dá para escrever mais. Venha ao balcão do 12º andar.
reply_foreign = Este não é o código de um comprovante de pergunta. Digite o número.
