# needs: post
def pipe_between(reader, r, writer, w, text):
    share(reader, r, writer, w, lambda: os.pipe2(0), text)
