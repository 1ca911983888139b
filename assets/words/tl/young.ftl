# The page for children and young people, and the door to it.
young = Bata at kabataan
young_sub = Puwedeng pumunta nang mag-isa
young_lead = Hindi tinatanong ang pangalan mo. Hindi itinatago ang tiningnan mo.
young_hide = Kung ayaw mong makita ng iba, pindutin ang “Itago ang screen”.
young_lines = Makakausap ngayon
young_more_lines = Iba pang makakausap
young_danger = Kapag may panganib sa buhay: 119 (ambulansya), 110 (pulis)
young_groups = Mga grupo ng kaedad mo
young_no_groups = Wala pang nakitang grupo para sa kabataan. Tutulong maghanap ang nasa ika-12 palapag.
young_write = Sumulat at magtanong
young_write_slow = Hindi ito mababasa agad.
young_write_law = Kapag may panganib, maaaring sabihin sa nakatatanda.
young_write_do = Sumulat at magtanong
young_people = Mga nakatatanda rito
young_leaflets = Tingnan ang mga leaflet
young_kana = Basahin sa madaling Hapones
