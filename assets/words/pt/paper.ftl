# Papers: what can be had, what would come out, and what became of it.
print_this = Imprimir em papel
print_numbers = Imprimir os números de telefone
print_card = Imprimir o papel da primeira vez
print_week = Imprimir as reuniões da semana
on_phone = Ver no celular
as_shown = O papel sai exatamente assim.
print = Imprimir
put_away = Não imprimir
with_name = Com o nome
without_name = Sem o nome
without_name_note = Não aparecem nem o nome do grupo nem o tema.
gather = Juntar com outros grupos
ungather = Tirar do conjunto
paper_picture = O papel que sai
paper_drawing = Preparando o papel
paper_missing = Agora não é possível fazer este papel
paper_asking = Verificando a impressora
printing = Imprimindo
printing_note = Espere até o papel sair.
printed = Por favor, pegue o papel
printed_note = Se ficar esquecido, outras pessoas podem ver.
not_printed = Não foi possível imprimir
paper_unsure = Não sabemos se o papel saiu
paper_unsure_note = Olhe a impressora. O papel pode ter saído em parte.
it_came = O papel saiu
print_again = Tentar de novo
slips_over = É possível imprimir até 5 papéis por vez. Se precisar de mais, vá ao balcão do 12º andar.
no_printer = Este terminal não imprime.
code_instead = Leia com a câmera do celular para abrir a página com as informações.
copy_instead = Pergunte no balcão do 12º andar.
close = Página anterior
cannot_print = Agora não é possível imprimir. { $why }.
nothing_came = O papel não saiu. { $why }.
printer_ready = A impressora está pronta
printer_paper_low = A impressora está pronta. O papel está quase acabando
printer_paper_out = Não há papel
printer_cover_open = A tampa da impressora está aberta
printer_offline = A impressora está parada
printer_unknown = Não sabemos como está a impressora
tell_desk = Se puder avisar o balcão do 12º andar ({ $extension }), ajuda muito.
see_gathered = Ver o papel do conjunto ({ $count ->
    [one] { $count } grupo
   *[other] { $count } grupos
})
