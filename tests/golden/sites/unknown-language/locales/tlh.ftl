timeline = qaS wanI'
entries = { $count ->
    [one] { $count } Dochvetlh
   *[other] { $count } Doch
}
