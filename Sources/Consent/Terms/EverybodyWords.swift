/// Words by which people say everybody, in the languages that they are spoken to in, as they look (``NameLook``).
enum EverybodyWords {
  /// Those that make a name one for everybody.
  static let all = look(
    """
    all any every each everyone everybody anyone anybody everything anything everywhere anywhere whoever whomever whatever
    nobody noone none no
    tous toutes tout toute chacun chacune chaque quiconque aucun aucune personne nimporte
    todos todas todo toda cualquiera cualquier nadie ninguno ninguna ningún cada quienquiera
    усі всі усім всім усіх всіх весь увесь усе все будь кожен кожний кожна кожному кожній ніхто нікому нікого жоден жодна
    жодному жодній усякий всякий абихто абикому
    все всё всем всех весь любой любая любому любым любые каждый каждая каждому никто никому никого всякий всякому ни угодно
    ყველა ყველას ყველასთვის ყველასგან ნებისმიერი ნებისმიერს ყოველი ყოველს არავინ არავის ვინმე ვინმეს
    """)

  /// Those that may stand beside one of these, without making it the name of an office.
  static let beside = look(
    """
    one else other others at all of whole entire world people person persons recipient recipients office offices authority
    authorities court courts ministry ministries agency agencies organisation organisations organization organizations
    institution institutions government governments state states country countries body bodies party parties third outside
    monde autre autres qui quel quelle quels quelles personnes destinataire destinataires bureau bureaux autorité autorités
    tribunal tribunaux organisme organismes pays état états à
    mundo otro otros otra otras persona personas destinatario destinatarios oficina oficinas autoridad autoridades tribunales
    organismo organismos organización organizaciones institución instituciones estado estados país países a los las quien
    хто кому кого який яка якому якій які яким інший інші іншим люди людям людина людині особа особи особам установа установи
    установі установам орган органи органу органам організація організації організаціям офіс офіси офісу офісам суд суди суду
    судам держава держави державам світ
    кто кого какой какая какому какой другой другие другим остальные остальным человек люди лицо лица лицам учреждение
    учреждения учреждению учреждениям органы организация организации организациям офис офисы офису офисам суды
    судам государство государства государствам мир
    ადამიანი პირი ოფისი ორგანო ორგანიზაცია დაწესებულება სასამართლო სახელმწიფო სხვა
    """)

  private static func look(_ text: String) -> Set<String> { Set(NameLook(text).words) }
}
