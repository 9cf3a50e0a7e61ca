package fdscope.lab.wayland;

import fdscope.kernel.Bytes;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** wl_shm, its pools and their buffers. The errors are those of wayland.xml, in the words of libwayland's wayland-shm.c. */
final class ShmResources {
    private static final int INVALID_FORMAT = 0;
    private static final int INVALID_STRIDE = 1;
    private static final int INVALID_FD = 2;

    /** Each keeps a descriptor open. */
    private static final int MOST_POOLS = 64;
    /** Pixels of a picture, either way. */
    private static final int MOST_PIXELS = 256;
    /** The same where a row is so long that its pixels are read one by one. */
    private static final int FEW_PIXELS = 64;

    private static final int LONG_ROW = 64 << 10;

    private ShmResources() {}

    static final class Shm extends Resource {
        private final PoolMemory memory;

        Shm(ClientState client, Argument.NewId made, PoolMemory memory) {
            super(client, made.interfaceName(), made.version(), made.id());
            this.memory = memory;
        }

        void formats() {
            for (PixelFormat format : PixelFormat.values()) {
                say("format", Argument.unsigned(format.code()));
            }
        }

        @Override
        void request(Message message) throws ProtocolError {
            Descriptor descriptor = message.descriptor(1);
            int size = message.integer(2);
            try {
                if (size <= 0) {
                    throw error(INVALID_STRIDE, "invalid size (" + size + ")");
                }
                if (client().count(Pool.class) >= MOST_POOLS) {
                    throw ProtocolError.tooMany(MOST_POOLS, "pools");
                }
                Optional<String> refusal = memory.refusal(descriptor, size);
                if (refusal.isPresent()) {
                    throw error(INVALID_FD, refusal.get());
                }
                client().add(new Pool(this, message.newId(0), new Memory(memory, descriptor, this, size)));
            } catch (ProtocolError e) {
                client().drop(descriptor);
                throw e;
            }
        }
    }

    /** What a pool and its buffers share; it lives as long as one of them does. */
    private static final class Memory {
        private final PoolMemory memory;
        private final Descriptor descriptor;
        private final Resource shm;
        private int size;
        private int users = 1;

        Memory(PoolMemory memory, Descriptor descriptor, Resource shm, int size) {
            this.memory = memory;
            this.descriptor = descriptor;
            this.shm = shm;
            this.size = size;
        }

        void leave() {
            users--;
            if (users == 0) {
                shm.client().drop(descriptor);
            }
        }
    }

    private static final class Pool extends Resource {
        private final Memory memory;

        Pool(Resource parent, Argument.NewId made, Memory memory) {
            super(parent, made);
            this.memory = memory;
        }

        @Override
        void request(Message message) throws ProtocolError {
            switch (message.name()) {
                case "create_buffer" -> buffer(message);
                case "resize" -> resize(message.integer(0));
                default -> {
                    // destroy: its buffers stay
                }
            }
        }

        private void buffer(Message message) throws ProtocolError {
            Layout layout = new Layout(message.integer(1), message.integer(2), message.integer(3), message.integer(4));
            Optional<PixelFormat> format = PixelFormat.of(message.integer(5));
            if (format.isEmpty()) {
                throw error(INVALID_FORMAT, "invalid format 0x" + Integer.toHexString(message.integer(5)));
            }
            if (!layout.fits(memory.size)) {
                throw error(
                        INVALID_STRIDE,
                        "invalid width, height or stride (" + layout.width + "x" + layout.height + ", "
                                + Integer.toUnsignedString(layout.stride) + ")");
            }
            client().add(new Buffer(this, message.newId(0), memory, layout, format.get()));
            memory.users++;
        }

        private void resize(int size) throws ProtocolError {
            if (size < memory.size) {
                throw error(INVALID_FD, "shrinking pool invalid");
            }
            Optional<String> refusal = memory.memory.refusal(memory.descriptor, size);
            if (refusal.isPresent()) {
                throw error(INVALID_FD, refusal.get());
            }
            memory.size = size;
        }

        @Override
        void gone() {
            memory.leave();
        }
    }

    /** Where a buffer lies in its pool, all in bytes but for width and height. */
    private record Layout(int offset, int width, int height, int stride) {
        boolean fits(int size) {
            return offset >= 0
                    && width > 0
                    && height > 0
                    && stride >= (long) width * PixelFormat.BYTES
                    && offset + (long) stride * height <= size;
        }
    }

    static final class Buffer extends Resource {
        private final Memory memory;
        private final Layout layout;
        private final PixelFormat format;

        private Buffer(Resource pool, Argument.NewId made, Memory memory, Layout layout, PixelFormat format) {
            super(pool, made);
            this.memory = memory;
            this.layout = layout;
            this.format = format;
        }

        @Override
        void request(Message message) {
            // destroy is its only one
        }

        @Override
        void gone() {
            memory.leave();
        }

        /**
         * What is in the memory now.
         *
         * @throws ProtocolError if the client has cut the file off since: a mapping would raise SIGBUS there
         */
        Picture picture() throws ProtocolError {
            boolean wholeRows = layout.width * (long) PixelFormat.BYTES <= LONG_ROW;
            int most = wholeRows ? MOST_PIXELS : FEW_PIXELS;
            int columns = Math.min(layout.width, most);
            int rows = Math.min(layout.height, most);
            List<Integer> pixels = new ArrayList<>(columns * rows);
            for (int row = 0; row < rows; row++) {
                long start = layout.offset + (long) row * layout.height / rows * layout.stride;
                Bytes line = wholeRows ? read(start, layout.width * PixelFormat.BYTES) : Bytes.EMPTY;
                for (int column = 0; column < columns; column++) {
                    int place = (int) ((long) column * layout.width / columns) * PixelFormat.BYTES;
                    pixels.add(wholeRows ? colour(line, place) : colour(read(start + place, PixelFormat.BYTES), 0));
                }
            }
            return new Picture(layout.width, layout.height, format, columns, rows, pixels);
        }

        private Bytes read(long offset, int length) throws ProtocolError {
            Bytes read = memory.memory.read(memory.descriptor, offset, length);
            if (read.length() < length) {
                throw error(INVALID_FD, "error accessing SHM buffer");
            }
            return read;
        }

        private static int colour(Bytes line, int place) {
            return line.buffer().order(ByteOrder.LITTLE_ENDIAN).getInt(place) & 0xffffff;
        }
    }
}
