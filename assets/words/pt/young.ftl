# The page for children and young people, and the door to it.
young = Crianças e jovens
young_sub = Pode vir sem ninguém
young_lead = Não perguntamos seu nome. O que você vê não fica guardado.
young_hide = Se não quiser que vejam, toque em “Ocultar esta tela”.
young_lines = Para falar agora
young_more_lines = Outros lugares para falar
young_danger = Com risco de vida: 119 (ambulância), 110 (polícia)
young_groups = Grupos da sua idade
young_no_groups = Não encontramos grupos de jovens agora. O 12º andar procura com você.
young_write = Escrever e perguntar
young_write_slow = Ninguém lê na hora.
young_write_law = Se houver perigo, um adulto pode ser avisado.
young_write_do = Escrever e perguntar
young_people = Adultos deste lugar
young_leaflets = Ver folhetos
young_kana = Ler em japonês fácil
