-- script/failed
  io.popen("id")
